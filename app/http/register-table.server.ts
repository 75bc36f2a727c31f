import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { type Language, directionOf } from "#app/domain/shared/language.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { found, requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { registerExport } from "#app/queries/identity/register-export.server.ts";
import { type RegisteredPerson, everyRegistered } from "#app/queries/identity/register-people.server.ts";

/** The columns of an exported list: those of an import, so that what is taken out can be brought again. */
export const EXPORT_COLUMNS = [
  "licence_number",
  "issuing_body",
  "name_ar",
  "name_latin",
  "name_ckb",
  "sex",
  "birth_year",
  "profession",
  "specialty",
  "governorate",
  "directorate",
  "facility_name",
  "facility_type",
  "licence_state",
  "valid_until",
  "confirmation",
] as const;

/** The rows of a list that the reader asked for within the hour, one for each licence; 404 for any other. */
export async function registerTable(
  { request, params }: LoaderFunctionArgs,
  format: "csv" | "xlsx",
): Promise<{
  readonly rows: AsyncIterable<readonly string[]>;
  readonly language: Language;
  readonly isRightToLeft: boolean;
  readonly day: string;
}> {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const { at } = occasionOf(request);
  const exportId = found(z.uuid().safeParse(params["exportId"]).data);
  const search = found(await registerExport(actor, exportId, format, at));
  const language = await languageOf(request, await sessionOf(request));
  const day = dayInBaghdad(at);
  return { rows: rowsOf(everyRegistered(actor, { exportId, search }, day)), language, isRightToLeft: directionOf(language) === "rtl", day };
}

async function* rowsOf(people: AsyncIterable<RegisteredPerson>): AsyncGenerator<readonly string[]> {
  for await (const person of people) {
    const { nameAr, nameLatin, nameCkb, sex, birthYear, profession, specialty, governorate, directorate, facilityName, facilityType } =
      person;
    const about = [nameAr, nameLatin, nameCkb, sex, birthYear, profession, specialty, governorate, directorate, facilityName, facilityType];
    for (const licence of person.licences)
      yield [licence.number, licence.issuingBody, ...about, licence.state, licence.validUntil, licence.confirmation].map((cell) =>
        String(cell ?? ""),
      );
  }
}
