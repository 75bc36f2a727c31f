import { createHash, randomUUID } from "node:crypto";
import type { BroughtFile } from "#app/commands/identity/bring-register-import.server.ts";

/** The columns of the lists that tests bring. */
export const REGISTER_COLUMNS = [
  "licence_number",
  "issuing_body",
  "name_ar",
  "name_latin",
  "sex",
  "birth_year",
  "profession",
  "governorate",
  "directorate",
  "facility_name",
  "facility_type",
  "licence_state",
  "state_since",
  "valid_until",
] as const;

type Cells = Partial<Record<(typeof REGISTER_COLUMNS)[number], string>>;

const NURSE = {
  issuing_body: "moh-federal",
  name_ar: "زينب كاظم الربيعي",
  name_latin: "Zainab Kadhim Al-Rubaie",
  sex: "female",
  birth_year: "1990",
  profession: "nurse",
  governorate: "basra",
  directorate: "basra",
  facility_name: "مستشفى البصرة التعليمي",
  facility_type: "hospital",
  licence_state: "active",
  state_since: "2020-01-01",
  valid_until: "2029-12-31",
} as const satisfies Cells;

/** The cells of a line about a nurse in Basra, with what is wished otherwise. */
export function aRegisterLine(wish: Cells & { readonly licence_number: string }): readonly string[] {
  const line: Cells = { ...NURSE, ...wish };
  return REGISTER_COLUMNS.map((column) => line[column] ?? "");
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A list as CSV. */
export function aRegisterCsv(lines: readonly (readonly string[])[], columns: readonly string[] = REGISTER_COLUMNS): string {
  return [columns, ...lines].map((cells) => cells.map(quoted).join(",")).join("\r\n");
}

/** A file as a form brings it. */
export function aBroughtFile(content: string | Uint8Array, fileName = "register.csv"): BroughtFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { eventId: randomUUID(), fileName, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
