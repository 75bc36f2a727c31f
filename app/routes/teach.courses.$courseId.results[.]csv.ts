import type { LoaderFunctionArgs } from "@remix-run/node";
import { CourseId } from "#app/domain/shared/ids.ts";
import { csvResponse } from "#app/http/csv.server.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { versionAsked } from "#app/http/version-asked.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { courseResults } from "#app/queries/learning/course-results.server.ts";
import { resultsTables } from "#app/ui/trainer/results-tables.ts";

/** One table of the results of a course (`?table=questions`; how far learners came, when none is asked for), as a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const results = found(await courseResults(trainer, courseId, versionAsked(request), occasionOf(request).at));
  const language = await languageOf(request, await sessionOf(request));
  const asked = new URL(request.url).searchParams.get("table") ?? "funnel";
  const table = found(resultsTables(results, language, messagesFor(language)).find(({ name }) => name === asked));
  return csvResponse(`${courseId}-${String(results.version)}-${table.name}`, table.header, table.rows, (row) => row.map(String));
}
