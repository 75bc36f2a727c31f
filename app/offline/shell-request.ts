import type { Language } from "#app/domain/shared/language.ts";

const GIVE_UP_MS = 60_000;

/** What a page asks of the worker. */
export type PageRequest = { readonly ask: "prepare"; readonly language: Language };
/** What the worker asks of a page: which build it is of. */
export type WorkerRequest = { readonly ask: "build" };

/** Registers the worker; null where browsers have none (a page over plain HTTP, some private windows) and in development. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return null;
  return navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => null);
}

/**
 * Lets the worker fetch what pages need to open without a line in a language: the product's own files, once for all courses. Answers
 * whether it has all of it.
 */
export async function prepareShell(language: Language): Promise<boolean> {
  if ((await registerWorker()) === null) return false;
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) return false;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<boolean>((done) => {
    port1.onmessage = ({ data }: MessageEvent<boolean>) => {
      done(data);
    };
    setTimeout(() => {
      done(false);
    }, GIVE_UP_MS);
  });
  active.postMessage({ ask: "prepare", language } satisfies PageRequest, [port2]);
  return answer;
}
