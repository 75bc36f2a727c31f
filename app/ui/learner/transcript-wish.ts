import { CREDIT_CATEGORIES, CREDIT_TYPES } from "#app/domain/credits/credit-code.ts";
import { entryOf } from "#app/domain/identity/code-list.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";
import type { TranscriptWish } from "#app/queries/credits/transcript.server.ts";

const FIRST_DAY = "2000-01-01" as CalendarDay;
const LAST_DAY = "2199-12-31" as CalendarDay;

/** The filter that an address of the transcript carries; what is not understood is left out, and a period that runs backwards is said so. */
export function transcriptWishOf(parameters: URLSearchParams): { wish: TranscriptWish; badPeriod: boolean } {
  const day = (name: string) => {
    const parsed = CalendarDay.safeParse(parameters.get(name));
    return parsed.success ? parsed.data : null;
  };
  const from = day("from");
  const to = day("to");
  const badPeriod = from !== null && to !== null && from > to;
  return {
    wish: {
      period: badPeriod || (from === null && to === null) ? null : { from: from ?? FIRST_DAY, to: to ?? LAST_DAY },
      creditType: entryOf(CREDIT_TYPES, parameters.get("type") ?? "")?.code ?? null,
      category: entryOf(CREDIT_CATEGORIES, parameters.get("category") ?? "")?.code ?? null,
    },
    badPeriod,
  };
}
