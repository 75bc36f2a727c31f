import type { LoaderFunctionArgs } from "@remix-run/node";
import { EXPORT_COLUMNS, registerTable } from "#app/http/register-table.server.ts";
import { xlsxStream } from "#app/http/xlsx.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";

/** A list of names that was asked for, as a workbook. */
export async function loader(args: LoaderFunctionArgs) {
  const { rows, day, language, isRightToLeft } = await registerTable(args, "xlsx");
  return xlsxStream(`register-${day}`, [{ title: messagesFor(language)("register.title"), header: EXPORT_COLUMNS, rows }], isRightToLeft);
}
