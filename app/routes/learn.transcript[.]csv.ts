import type { LoaderFunctionArgs } from "@remix-run/node";
import { CREDIT_CATEGORIES, CREDIT_TYPES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { csvResponse } from "#app/http/csv.server.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { sessionOf } from "#app/http/guard.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { transcript } from "#app/queries/credits/transcript.server.ts";
import { lineTitle } from "#app/ui/documents/transcript-view.ts";
import { transcriptWishOf } from "#app/ui/learner/transcript-wish.ts";

/** One's own credits as a spreadsheet, with the same filter as the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const language = await languageOf(request, await sessionOf(request));
  const t = messagesFor(language);
  const { lines } = found(await transcript(learner, transcriptWishOf(new URL(request.url).searchParams).wish));
  const header = [
    "transcript.date",
    "transcript.activity",
    "transcript.type",
    "transcript.category",
    "transcript.amount",
    "transcript.certificate",
  ] as const;
  return csvResponse(
    "bimaristan-transcript",
    header.map((key) => t(key)),
    lines,
    (line) => [
      line.earnedOn,
      lineTitle(line, language, t),
      nameOf(CREDIT_TYPES, line.creditType, language),
      nameOf(CREDIT_CATEGORIES, line.category, language),
      (line.amountHundredths / 100).toFixed(2),
      line.certificateCode ?? "",
    ],
  );
}
