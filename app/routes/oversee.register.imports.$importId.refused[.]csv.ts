import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { csvResponse } from "#app/http/csv.server.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { refusedLines } from "#app/queries/identity/register-imports.server.ts";
import { faultSentence } from "#app/ui/auditor/register-words.ts";

/** The refused lines of an import with number, reasons and cells, to be mended and brought again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  const importId = found(z.uuid().safeParse(params["importId"]).data);
  const lines = found(await refusedLines(registrar, importId));
  const t = messagesFor(await languageOf(request, await sessionOf(request)));
  return csvResponse("refused-lines", [t("register.line"), t("register.why"), t("register.cells")], lines, ({ line, cells, reasons }) => [
    String(line),
    reasons.map((fault) => faultSentence(t, fault)).join(" "),
    ...cells,
  ]);
}
