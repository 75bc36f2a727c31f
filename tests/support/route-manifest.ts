import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const ASSETS = join(import.meta.dirname, "..", "..", "build", "client", "assets");

export type BuiltRoute = { readonly id: string; readonly path: string; readonly hasAction: boolean };

/** Every address of the built product, from the manifest that its pages carry: `/learn/courses/:courseId`. */
export async function builtRoutes(): Promise<readonly BuiltRoute[]> {
  const file = (await readdir(ASSETS)).find((name) => /^manifest-.*\.js$/.test(name));
  if (file === undefined) throw new Error("The build has no manifest.");
  const text = await readFile(join(ASSETS, file), "utf8");
  const { routes } = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as {
    routes: Record<string, { id: string; path?: string; hasAction: boolean }>;
  };
  return Object.values(routes)
    .filter(({ id }) => id !== "root")
    .map(({ id, path, hasAction }) => ({ id, path: `/${path ?? ""}`, hasAction }))
    .sort((one, other) => one.path.localeCompare(other.path, "en"));
}

const ROUTES = join(import.meta.dirname, "..", "..", "app");

/** The routes that show a page: those whose file has a component. */
export async function builtPages(): Promise<readonly BuiltRoute[]> {
  const routes = await builtRoutes();
  const sources = await Promise.all(routes.map(({ id }) => readFile(join(ROUTES, `${id}.tsx`), "utf8").catch(() => "")));
  return routes.filter((_, index) => /^export default function /m.test(sources[index] ?? ""));
}
