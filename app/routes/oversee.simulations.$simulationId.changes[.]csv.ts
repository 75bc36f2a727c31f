import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { csvResponse } from "#app/http/csv.server.ts";
import { found, requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { simulation } from "#app/queries/compliance/simulations.server.ts";
import { simulationRows } from "#app/ui/auditor/simulation-words.ts";

/** What a simulation found as a spreadsheet, with the same small counts hidden as on its page; 404 until it has ended. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const id = found(z.uuid().safeParse(params["simulationId"]).data);
  const language = await languageOf(request, await sessionOf(request));
  const shown = found(await simulation(actor, id, language));
  const { header, rows } = simulationRows(messagesFor(language), language, found(shown.found).view);
  return csvResponse(`simulation-${shown.day}`, header, rows, (row) => row);
}
