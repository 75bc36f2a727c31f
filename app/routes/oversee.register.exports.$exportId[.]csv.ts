import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.server.ts";
import { EXPORT_COLUMNS, registerTable } from "#app/http/register-table.server.ts";

/** A list of names that was asked for, as CSV. */
export async function loader(args: LoaderFunctionArgs) {
  const { rows, day } = await registerTable(args, "csv");
  return csvResponse(`register-${day}`, EXPORT_COLUMNS, rows, (row) => row);
}
