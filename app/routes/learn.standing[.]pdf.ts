import type { LoaderFunctionArgs } from "@remix-run/node";
import { millisecondsOf } from "#app/domain/shared/time.ts";
import { found, requireActor, requireSignedIn } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { pdfResponse } from "#app/http/pdf.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { ownStanding } from "#app/queries/learning/standing.server.ts";
import { standingDocument } from "#app/ui/documents/standing.ts";
import { standingView } from "#app/ui/documents/standing-view.ts";

/** How one stands, on paper, as the page says it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const { account } = await requireSignedIn(request);
  const language = await languageOf(request, { account });
  const { at } = occasionOf(request);
  const standing = found(await ownStanding(learner, language, at));
  const view = standingView(standing, account.displayName, language, at, messagesFor(language));
  return pdfResponse("bimaristan-standing", standingDocument(view), millisecondsOf(at));
}
