import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { readOversightView } from "#app/domain/compliance/oversight-view.ts";
import { TABLE_FORMATS } from "#app/domain/compliance/standing-list.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { found, requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { tableFile } from "#app/http/table-file.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { oversight } from "#app/queries/compliance/oversight.server.ts";
import { figureNotes, figureTable } from "#app/ui/auditor/figure-notes.ts";

/** The figures of a view as a file: the numbers of its page, and what the page does not show is not in it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const format = found(z.enum(TABLE_FORMATS).safeParse(params["format"]).data);
  const { at } = occasionOf(request);
  const view = readOversightView(new URL(request.url).searchParams);
  const seen = await oversight(actor, view, at);
  const language = await languageOf(request, await sessionOf(request));
  const t = messagesFor(language);
  const { columns, rows } = figureTable(t, language, view, seen);
  return tableFile(format, {
    name: `compliance-${view.by}-${dayInBaghdad(at)}`,
    title: t("oversight.title"),
    columns,
    batches: batchOf(rows),
    notes: figureNotes(t, language, view, seen),
    notesTitle: t("figures.notes-title"),
    rightToLeft: directionOf(language) === "rtl",
  });
}

async function* batchOf<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield await Promise.resolve(rows);
}
