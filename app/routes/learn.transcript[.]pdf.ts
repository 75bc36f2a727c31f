import type { LoaderFunctionArgs } from "@remix-run/node";
import { millisecondsOf } from "#app/domain/shared/time.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { pdfResponse } from "#app/http/pdf.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { transcript } from "#app/queries/credits/transcript.server.ts";
import { transcriptDocument } from "#app/ui/documents/transcript.ts";
import { transcriptView } from "#app/ui/documents/transcript-view.ts";
import { transcriptWishOf } from "#app/ui/learner/transcript-wish.ts";

/** One's own transcript on paper, with the same filter as the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const language = await languageOf(request, await sessionOf(request));
  const { at } = occasionOf(request);
  const shown = found(await transcript(learner, transcriptWishOf(new URL(request.url).searchParams).wish));
  const view = transcriptView(shown, language, at, messagesFor(language));
  return pdfResponse("bimaristan-transcript", transcriptDocument(view), millisecondsOf(at));
}
