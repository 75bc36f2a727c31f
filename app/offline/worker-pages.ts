import type { Language } from "#app/domain/shared/language.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { bareOfflinePage } from "#app/offline/bare-offline-page.ts";
import type { Here } from "#app/offline/database.ts";
import { deviceData, isLessonReady } from "#app/offline/device-loaders.ts";
import { type DevicePlace, devicePlaceAt } from "#app/offline/device-places.ts";
import { loadersReply, redirectReply } from "#app/offline/device-reply.ts";
import { keptStanding, renewStanding } from "#app/offline/kept-courses.ts";
import { sayLine } from "#app/offline/line-word.ts";
import { isOfThisBuild } from "#app/offline/page-builds.ts";
import { personHere } from "#app/offline/person-here.ts";
import { shellIn } from "#app/offline/shell-cache.ts";
import type { FetchEvent } from "#app/offline/worker-scope.ts";

/** How long the server is waited for when this device could answer by itself. */
const PATIENCE_MS = 6_000;
/** How often a person's standing in a kept course is asked for anew. */
const RENEW_MS = 60_000;
/** What stands in front of the server says this when the server is not there. */
const NOBODY_THERE = [502, 503, 504];

/** A page that is navigated to: at once from this device when it is a kept lesson (R51), else from the server, else from this device. */
export async function answerPage(event: FetchEvent, url: URL): Promise<Response> {
  const here = await whoIsHere();
  const place = devicePlaceAt(url.pathname);
  const shell = await shellFor(here?.language ?? null);
  if (shell !== undefined && here !== null && place !== null && (await isLessonReady(place, here))) {
    event.waitUntil(renewWhenDue(place, here));
    return shell;
  }
  const hasOwn = shell !== undefined && here !== null && place !== null && (await deviceData(place, url, here)) !== null;
  try {
    const reply = await withPatience(fetch(event.request), hasOwn);
    if (hasOwn && NOBODY_THERE.includes(reply.status)) return shell;
    sayLine("there");
    if (here !== null && place !== null) event.waitUntil(renewWhenDue(place, here));
    return reply;
  } catch {
    sayLine("lost");
    return shell ?? bareOfflinePage(here?.language ?? browserLanguage());
  }
}

/** The data of a page, asked for by a step inside the product; the same order as for pages. */
export async function answerData(event: FetchEvent, url: URL, pathname: string): Promise<Response> {
  const place = devicePlaceAt(pathname);
  const here = (await whoIsHere()) ?? (place?.page === "offline" ? nobody() : null);
  const isReady = here !== null && place !== null && (place.page === "offline" || (await isLessonReady(place, here)));
  if (isReady && (await isOfThisBuild(event.clientId))) {
    const data = await deviceData(place, url, here);
    if (data !== null) {
      event.waitUntil(renewWhenDue(place, here));
      return loadersReply(wantedOf(data, url));
    }
  }
  const data = here === null || place === null ? null : await deviceData(place, url, here);
  try {
    const reply = await withPatience(fetch(event.request), data !== null);
    if (data !== null && NOBODY_THERE.includes(reply.status)) throw new Error("Nobody is there.");
    sayLine("there");
    if (here !== null && place !== null) event.waitUntil(renewWhenDue(place, here));
    return reply;
  } catch {
    sayLine("lost");
    const isOwn = await isOfThisBuild(event.clientId);
    if (data !== null && isOwn) return loadersReply(wantedOf(data, url));
    if ((await shellFor(here?.language ?? null)) === undefined) return Response.error();
    const to = addressOf(url, pathname);
    return data === null ? redirectReply(`/offline?to=${encodeURIComponent(to)}`, !isOwn) : redirectReply(to, true);
  }
}

/** What this device knows of who is here; null when it knows nothing, or the browser keeps nothing for us now. */
export async function whoIsHere(): Promise<Here | null> {
  return personHere().catch(() => null);
}

/** On a device that has noted nothing yet. */
function nobody(): Here {
  return { row: "here", language: browserLanguage(), theme: "system", sourceUrl: null, session: null };
}

/** Rejects when nothing has come in time and something else could be shown; otherwise a slow line may take its time. */
async function withPatience(asked: Promise<Response>, isLimited: boolean): Promise<Response> {
  if (!isLimited) return asked;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error("Too late."));
    }, PATIENCE_MS);
  });
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer);
  });
}

async function shellFor(language: Language | null): Promise<Response | undefined> {
  for (const one of language === null ? LANGUAGES : [language, ...LANGUAGES]) {
    const shell = await shellIn(one);
    if (shell !== undefined) return shell;
  }
  return undefined;
}

/** Asks in the background how the person stands in the course of a page, so that ticks made elsewhere come here too. */
async function renewWhenDue(place: DevicePlace, { session }: Here): Promise<void> {
  if (!("courseId" in place) || session === null) return;
  const known = await keptStanding(session.accountId, place.courseId);
  if (known === null || Date.now() - known.askedAt < RENEW_MS) return;
  await renewStanding(session.accountId, place.courseId).then(
    () => {
      sayLine("there");
    },
    () => {
      sayLine("lost");
    },
  );
}

/** Remix may ask for some of the page's routes only. */
function wantedOf(data: Readonly<Record<string, unknown>>, url: URL): Readonly<Record<string, unknown>> {
  const wanted = url.searchParams.get("_routes")?.split(",");
  return wanted === undefined ? data : Object.fromEntries(Object.entries(data).filter(([routeId]) => wanted.includes(routeId)));
}

function addressOf(url: URL, pathname: string): string {
  const search = new URLSearchParams(url.search);
  search.delete("_routes");
  return search.size === 0 ? pathname : `${pathname}?${search.toString()}`;
}

function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = LANGUAGES.find((one) => tag === one || tag.startsWith(`${one}-`));
    if (language !== undefined) return language;
  }
  return "ar";
}
