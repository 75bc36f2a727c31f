import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type PluginOption, build } from "vite";

const LANGUAGES = ["ar", "ckb", "en"];
/** Remix's names of the pages that a device can show by itself; app/offline/device-places.ts has them too, and a test compares. */
export const DEVICE_PAGES = [
  "routes/offline",
  "routes/learn._index",
  "routes/learn.courses.$courseId._index",
  "routes/learn.courses.$courseId.lessons.$lessonId",
  "routes/learn.courses.$courseId.quiz._index",
  "routes/learn.courses.$courseId.quiz.$attemptId",
];

/** What the worker says by itself, when nothing else is there. */
const BARE_WORDS = { title: "offline.bare-title", text: "offline.bare-text", again: "offline.bare-again" } as const;

type Part = { readonly module: string; readonly imports?: readonly string[]; readonly css?: readonly string[] };
type Manifest = { readonly version: string; readonly entry: Part; readonly routes: Readonly<Record<string, Part>> };

/**
 * Bundles app/offline/worker.ts into `sw.js` of a client build that is complete, and writes into it which files of that build its pages need
 * without a line: what the pages' manifest names, and whatever those files name in turn.
 */
export async function bundleWorker(root: string, client: string, plugins: PluginOption[]): Promise<void> {
  const assets = join(client, "assets");
  const names = (await readdir(assets)).filter((name) => /\.(js|css|woff2)$/.test(name));
  const manifest = await manifestIn(assets, names);
  const routes = Object.fromEntries(DEVICE_PAGES.map((id) => [id, routeOf(manifest, id)]));
  const isWords = (name: string): boolean => /^screens-(ar|ckb|en)-/.test(name);
  // The player for HLS: a film comes over the line, and so does what plays it.
  const isOnlineOnly = (name: string): boolean => name.startsWith("hls.light-");
  const first = [manifest.entry, routeOf(manifest, "root"), ...Object.values(routes)].flatMap(({ module, imports = [], css = [] }) => [
    module,
    ...imports,
    ...css,
  ]);
  const needed = await closureOf(
    first.map((path) => path.replace("/assets/", "")),
    names.filter((name) => !isWords(name) && !name.startsWith("manifest-") && !isOnlineOnly(name)),
    assets,
  );
  const words = Object.fromEntries(LANGUAGES.map((language) => [language, `/assets/${wordsOf(names, language)}`]));
  const bare = Object.fromEntries(
    await Promise.all(LANGUAGES.map(async (language) => [language, await bareWords(root, language)] as const)),
  );
  const list = JSON.stringify({ assets: needed.map((name) => `/assets/${name}`), words, routes });
  const listName = `device-${createHash("sha256").update(list).digest("hex").slice(0, 8)}.json`;
  await writeFile(join(assets, listName), list);
  const worker = { id: manifest.version, list: `/assets/${listName}`, bare };
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: "warn",
    plugins,
    define: { WORKER_BUILD: JSON.stringify(worker) },
    build: {
      outDir: client,
      emptyOutDir: false,
      target: "es2022",
      reportCompressedSize: false,
      lib: { entry: join(root, "app", "offline", "worker.ts"), formats: ["iife"], name: "worker", fileName: () => "sw.js" },
    },
  });
}

async function manifestIn(assets: string, names: readonly string[]): Promise<Manifest> {
  const name = names.find((one) => /^manifest-[0-9a-f]+\.js$/.test(one));
  if (name === undefined) throw new Error("The client build has no manifest.");
  const text = await readFile(join(assets, name), "utf8");
  return JSON.parse(text.replace(/^window\.__remixManifest=/, "").replace(/;\s*$/, "")) as Manifest;
}

function routeOf(manifest: Manifest, id: string): Part {
  const route = manifest.routes[id];
  if (route === undefined) throw new Error(`The client build has no ${id}.`);
  return route;
}

function wordsOf(names: readonly string[], language: string): string {
  const name = names.find((one) => one.startsWith(`screens-${language}-`));
  if (name === undefined) throw new Error(`The client build has no words in ${language}.`);
  return name;
}

/** Every file that these name, directly or through another one: static imports, scripts loaded later, fonts of styles. */
async function closureOf(first: readonly string[], names: readonly string[], folder: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const waiting = [...first];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (!/\.(js|css)$/.test(name)) continue;
    const text = await readFile(join(folder, name), "utf8");
    waiting.push(...names.filter((other) => !found.has(other) && text.includes(other)));
  }
  return [...found].sort();
}

async function bareWords(root: string, language: string): Promise<Readonly<Record<string, string>>> {
  const words = JSON.parse(await readFile(join(root, "content", "locales", language, "offline.json"), "utf8")) as Record<string, string>;
  return Object.fromEntries(Object.entries(BARE_WORDS).map(([part, key]) => [part, words[key.replace("offline.", "")] ?? ""]));
}
