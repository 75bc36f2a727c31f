import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { LIST_COLUMNS, TABLE_FORMATS } from "#app/domain/compliance/standing-list.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { found, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { requireLister } from "#app/http/standing-lister.server.ts";
import { tableFile } from "#app/http/table-file.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { everybodyBehind, exportedView, facilitiesIn } from "#app/queries/compliance/standing-lists.server.ts";
import { listNotes } from "#app/ui/auditor/figure-notes.ts";

const File = z.tuple([z.uuid(), z.enum(TABLE_FORMATS)]);

/** A list of the people behind a figure that the reader asked for within the hour, as the file that they chose. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireLister(request);
  const [id, format] = found(File.safeParse(params["listFile"]?.split(".")).data);
  const { at } = occasionOf(request);
  const view = found(await exportedView(actor, id, format, at));
  const language = await languageOf(request, await sessionOf(request));
  const t = messagesFor(language);
  return tableFile(format, {
    name: `standings-${dayInBaghdad(at)}`,
    title: t("figures.people-title"),
    columns: LIST_COLUMNS,
    batches: everybodyBehind(actor, { listId: id, view }),
    notes: listNotes(t, language, { view, jurisdiction: actor.jurisdiction }, await facilitiesIn(view), at),
    notesTitle: t("figures.notes-title"),
    rightToLeft: directionOf(language) === "rtl",
  });
}
