import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const ASSETS = join(import.meta.dirname, "..", "..", "build", "client", "assets");

export type BuiltRoute = { readonly id: string; readonly path: string; readonly hasAction: boolean };

type ManifestRoute = { id: string; parentId?: string; path?: string; hasAction: boolean; module: string; imports?: string[] };
type Manifest = { entry: { module: string; imports?: string[] }; routes: Record<string, ManifestRoute> };

async function manifest(): Promise<Manifest> {
  const file = (await readdir(ASSETS)).find((name) => /^manifest-.*\.js$/.test(name));
  if (file === undefined) throw new Error("The build has no manifest.");
  const text = await readFile(join(ASSETS, file), "utf8");
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as Manifest;
}

/** The script files that a page of that route loads before it answers to its reader, as names below build/client/assets. */
export async function scriptsOf(routeId: string): Promise<readonly string[]> {
  const { entry, routes } = await manifest();
  const parts = [entry, ...["root", routeId].map((id) => routes[id])];
  const files = parts.flatMap((part) => {
    if (part === undefined) throw new Error(`The build has no route ${routeId}.`);
    return [part.module, ...(part.imports ?? [])];
  });
  return [...new Set(files)].map((path) => path.replace(/^\/assets\//, ""));
}

/** The routes, by their id, and `entry`, with the script files that the manifest names for each. */
export async function scriptsByRoute(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { entry, routes } = await manifest();
  const named = ({ module, imports = [] }: { module: string; imports?: string[] }) =>
    [module, ...imports].map((path) => path.replace(/^\/assets\//, ""));
  return new Map([["entry", named(entry)], ...Object.values(routes).map((route) => [route.id, named(route)] as const)]);
}

/** Every address of the built product, from the manifest that its pages carry: `/learn/courses/:courseId`. */
export async function builtRoutes(): Promise<readonly BuiltRoute[]> {
  const { routes } = await manifest();
  // A layout is no address of its own: what stands inside it is.
  const layouts = new Set(Object.values(routes).map(({ parentId }) => parentId));
  const pathOf = ({ parentId, path }: ManifestRoute): string => {
    const parent = parentId === undefined || parentId === "root" ? undefined : routes[parentId];
    return [...(parent === undefined ? [] : [pathOf(parent)]), ...(path === undefined ? [] : [path])].join("/");
  };
  return Object.values(routes)
    .filter(({ id }) => id !== "root" && !layouts.has(id))
    .map((route) => ({ id: route.id, path: `/${pathOf(route)}`, hasAction: route.hasAction }))
    .sort((one, other) => one.path.localeCompare(other.path, "en"));
}

const ROUTES = join(import.meta.dirname, "..", "..", "app");

/** The routes that show a page: those whose file has a component. */
export async function builtPages(): Promise<readonly BuiltRoute[]> {
  const routes = await builtRoutes();
  const sources = await Promise.all(routes.map(({ id }) => readFile(join(ROUTES, `${id}.tsx`), "utf8").catch(() => "")));
  return routes.filter((_, index) => /^export default function /m.test(sources[index] ?? ""));
}
