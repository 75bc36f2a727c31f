import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { type ShellFiles, workerBuild } from "#app/offline/worker-build.ts";

/** Product files lie in a cache of their build alone, so that those of two releases never meet. */
const PREFIX = "bimaristan-shell-";
const ownName = (): string => `${PREFIX}${workerBuild().id}`;
/** Under which a language's shell lies; laid there last, so that it stands for everything that it needs. */
const addressOf = (language: Language): string => `/offline?shell=${language}`;

/** Lets this build's pages open without a line in a language. Rejects when something could not be fetched; nothing half is used then. */
export async function prepareShell(language: Language): Promise<void> {
  const { id, list } = workerBuild();
  const cache = await caches.open(ownName());
  if ((await cache.match(addressOf(language))) !== undefined) return;
  await fetchInto(cache, list);
  const files = await shellFiles();
  if (files === null) throw new Error("The list of files is not there.");
  for (const path of [...files.assets, files.words[language]]) await fetchInto(cache, path);
  // Nobody's page: what is kept for all who use this device holds no name.
  const shell = await fetch("/offline", {
    credentials: "omit",
    cache: "no-store",
    headers: { accept: "text/html", "accept-language": language },
  });
  const html = await shell.text();
  // The server may be of another release than this worker; then its page needs files that are not here.
  if (!shell.ok || !html.includes(id)) throw new Error("The shell is of another build.");
  const headers = new Headers(shell.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  await cache.put(addressOf(language), new Response(html, { headers }));
}

async function fetchInto(cache: Cache, path: string): Promise<void> {
  if ((await cache.match(path)) !== undefined) return;
  const reply = await fetch(path, { credentials: "omit" });
  if (!reply.ok) throw new Error(`${path} was answered ${String(reply.status)}.`);
  await cache.put(path, reply);
}

/** What this build's pages need; null until somebody has wished to keep something. */
export async function shellFiles(): Promise<ShellFiles | null> {
  const list = await keptAsset(workerBuild().list);
  return list === undefined ? null : ((await list.json()) as ShellFiles);
}

/** The document in which kept pages open, in this language; undefined when it was not prepared. */
export async function shellIn(language: Language): Promise<Response | undefined> {
  const cache = await caches.open(ownName());
  return cache.match(addressOf(language));
}

/** A file of this build that lies here. */
export async function keptAsset(path: string): Promise<Response | undefined> {
  const cache = await caches.open(ownName());
  return cache.match(path);
}

/** At the coming of a new build: prepares the languages that the build before had. */
export async function renewShells(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== ownName());
  for (const language of LANGUAGES) {
    for (const name of names) {
      if ((await (await caches.open(name)).match(addressOf(language))) === undefined) continue;
      await prepareShell(language);
      break;
    }
  }
}

/** Once this build is in charge: the files of all others go. What people keep and what they did lies elsewhere and stays. */
export async function dropOtherShells(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== ownName()) await caches.delete(name);
}
