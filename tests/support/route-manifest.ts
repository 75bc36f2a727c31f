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
