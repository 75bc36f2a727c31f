import type { Author, DraftPart } from "#app/domain/authoring/draft.ts";
import { BEAT_MS, type Present } from "#app/domain/authoring/presence.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Somebody else who is here, by the name that the reader knows. */
export type Other = { readonly accountId: string; readonly name: string; readonly since: Instant };

/**
 * Says every twenty seconds that this page is open and tells who else has the same part open, while the page can be seen: a hidden page asks
 * nothing and says at once that it is gone. What fails is tried again with the next beat. Returns how it is ended.
 */
export function watchPresence(
  courseId: string,
  part: DraftPart,
  nameOf: (author: Author) => string,
  onChange: (others: readonly Other[]) => void,
): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let turn = 0;
  const send = (isLeaving: boolean): Promise<Response> =>
    fetch("/api/presence", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ courseId, part, isLeaving }),
      redirect: "manual",
      keepalive: isLeaving,
    });
  const beat = async (): Promise<void> => {
    const mine = (turn += 1);
    const reply = await send(false);
    if (!reply.ok) {
      // Signed out, or no longer one of its authors: nobody is shown, and nobody is asked again.
      if (reply.status === 401 || reply.status === 403 || reply.status === 404) rest(false);
      if (mine === turn) onChange([]);
      return;
    }
    const { others } = (await reply.json()) as { readonly others: readonly Present[] };
    if (mine === turn) onChange(others.map(({ by, since }) => ({ accountId: by.accountId, name: nameOf(by), since })));
  };
  const begin = (): void => {
    if (timer !== undefined || document.visibilityState === "hidden") return;
    const next = () => void beat().catch(() => undefined);
    timer = setInterval(next, BEAT_MS);
    next();
  };
  const rest = (isSaid: boolean): void => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    turn += 1;
    if (isSaid) void send(true).catch(() => undefined);
  };
  const seen = (): void => (document.visibilityState === "hidden" ? rest(true) : begin());
  const leave = (): void => rest(true);
  begin();
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", seen);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("pageshow", seen);
    rest(true);
  };
}
