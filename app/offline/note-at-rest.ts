import { THEMES } from "#app/i18n/page-facts.ts";
import { notePersonHere, personHere } from "#app/offline/person-here.ts";
import { registerWorker } from "#app/offline/shell-request.ts";
import { toldByServer } from "#app/offline/told-to-pages.ts";

/** Notes on this device who the server told this page is here. */
export async function noteWhoIsHere(): Promise<void> {
  const told = toldByServer();
  if (told === null) return;
  const before = await personHere();
  const theme = THEMES.find((one) => one === document.documentElement.dataset["theme"]) ?? "system";
  const here = { language: told.language, theme, sourceUrl: told.sourceUrl, session: told.session };
  if (JSON.stringify(before) !== JSON.stringify({ row: "here", ...here })) await notePersonHere(here);
}

/**
 * Notes who is here, and registers the worker for learners: from their second visit on (use-device.ts). Who wishes to keep something, or
 * takes a quiz, gets it at once (prepareShell).
 */
export async function noteAtRest(): Promise<void> {
  await noteWhoIsHere();
  if (toldByServer()?.session?.role === "learner") await registerWorker();
}
