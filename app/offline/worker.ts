import { byteRange } from "#app/domain/media/byte-range.ts";
import { KEPT_HEADER } from "#app/domain/media/kept-header.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { type Theme, THEMES } from "#app/i18n/page-facts.ts";
import { contentOf } from "#app/offline/contents.ts";
import { deviceData } from "#app/offline/device-loaders.ts";
import { DEVICE_SETTINGS, devicePlaceAt, pathOfData } from "#app/offline/device-places.ts";
import { forgetPersonHere } from "#app/offline/person-here.ts";
import { dropOtherShells, keptAsset, prepareShell, renewShells, shellFiles, shellIn } from "#app/offline/shell-cache.ts";
import type { PageRequest } from "#app/offline/shell-request.ts";
import { workerBuild } from "#app/offline/worker-build.ts";
import { answerData, answerPage, whoIsHere } from "#app/offline/worker-pages.ts";
import { type FetchEvent, worker } from "#app/offline/worker-scope.ts";

/** Deeds after which somebody else may be here, or nobody (R21). */
const WHO_CHANGES = /^\/(account(\/.*)?|api\/(sign-in|passkeys|second-factor))$/;

worker.addEventListener("install", (event) => {
  // Nothing is fetched unless somebody has asked for it before: a first visit pays for this script alone.
  event.waitUntil(renewShells().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOtherShells().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  const request = event.data as PageRequest;
  const [port] = event.ports;
  event.waitUntil(
    prepareShell(request.language).then(
      () => port?.postMessage(true),
      () => port?.postMessage(false),
    ),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  const { pathname } = url;
  const dataOf = pathOfData(pathname);
  if (request.method !== "GET") {
    const path = dataOf ?? pathname;
    if (request.method === "POST" && WHO_CHANGES.test(path)) event.respondWith(passDeed(event, path));
    return;
  }
  if (pathname.startsWith("/media/")) event.respondWith(answerMedia(request, url));
  else if (pathname.startsWith("/assets/")) event.respondWith(answerAsset(request, pathname));
  else if (request.mode === "navigate") event.respondWith(answerPage(event, url));
  else if (pathname === "/__manifest") event.respondWith(answerManifest(request, url));
  else if (dataOf !== null) event.respondWith(answerData(event, url, dataOf));
});

/** Lets a deed of the account pass, and forgets who was here when it went through. Language and look can be changed without a line. */
async function passDeed(event: FetchEvent, path: string): Promise<Response> {
  const wish = DEVICE_SETTINGS.includes(path) ? settingOf(await event.request.clone().formData()) : null;
  try {
    const reply = await fetch(event.request);
    if (reply.ok || reply.type === "opaqueredirect" || reply.redirected) await forgetPersonHere(wish).catch(() => undefined);
    return reply;
  } catch (error) {
    if (wish === null || !(await canShow(event.request.referrer, wish))) throw error;
    await forgetPersonHere(wish);
    // Done here, and still to be told to the server: that is the page's (ui/shell/tell-server.ts).
    return new Response(null, { status: 202 });
  }
}

/** Whether the page at this address could be shown with the setting by this device alone: else it stays as it is until there is a line. */
async function canShow(address: string, wish: { readonly language?: Language }): Promise<boolean> {
  const here = await whoIsHere();
  if (here === null || !URL.canParse(address)) return false;
  if (wish.language === undefined) return true;
  const url = new URL(address);
  const place = devicePlaceAt(url.pathname);
  if (place === null || (await shellIn(wish.language)) === undefined) return false;
  return (await deviceData(place, url, { ...here, language: wish.language })) !== null;
}

function settingOf(form: FormData): { readonly language?: Language; readonly theme?: Theme } {
  const language = LANGUAGES.find((one) => one === form.get("language"));
  const theme = THEMES.find((one) => one === form.get("theme"));
  return { ...(language === undefined ? {} : { language }), ...(theme === undefined ? {} : { theme }) };
}

async function answerAsset(request: Request, pathname: string): Promise<Response> {
  return (await keptAsset(pathname)) ?? fetch(request);
}

/**
 * A picture or recording of a kept course, a part of it when a player asks for one. `or` names the size that a device may keep instead.
 * `x-kept` says to the player of films that it need not ask for another.
 */
async function answerMedia(request: Request, { pathname, searchParams }: URL): Promise<Response> {
  const or = searchParams.get("or");
  const kept = (await contentOf(pathname.slice("/media/".length))) ?? (or === null ? undefined : await contentOf(or));
  if (kept === undefined) return fetch(request);
  const asked = request.headers.get("range");
  const headers = new Headers(kept.headers);
  headers.set(KEPT_HEADER, "yes");
  if (asked === null) return new Response(kept.body, { headers });
  const whole = await kept.blob();
  const range = byteRange(asked, whole.size);
  if (range === "whole") return new Response(whole, { headers });
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${String(whole.size)}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-range", `bytes ${String(range.first)}-${String(range.last)}/${String(whole.size)}`);
  headers.set("content-length", String(range.last - range.first + 1));
  return new Response(whole.slice(range.first, range.last + 1), { status: 206, headers });
}

/** Which routes there are: known here for the pages that this device can show, and for a page of this build only. */
async function answerManifest(request: Request, url: URL): Promise<Response> {
  const isOwn = url.searchParams.get("version") === workerBuild().id;
  const isOfDevice = url.searchParams.getAll("p").every((path) => devicePlaceAt(path) !== null);
  const files = isOwn && isOfDevice ? await shellFiles() : null;
  if (files !== null) return Response.json(files.routes);
  try {
    return await fetch(request);
  } catch {
    // To Remix: the step becomes the loading of a whole page, which answerPage knows how to answer.
    return new Response(null, { status: 204, headers: { "x-remix-reload-document": "yes" } });
  }
}
