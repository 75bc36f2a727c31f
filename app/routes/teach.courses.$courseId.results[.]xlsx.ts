import type { LoaderFunctionArgs } from "@remix-run/node";
import { CourseId } from "#app/domain/shared/ids.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { versionAsked } from "#app/http/version-asked.server.ts";
import { xlsxResponse } from "#app/http/xlsx.server.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { courseResults } from "#app/queries/learning/course-results.server.ts";
import { resultsTables } from "#app/ui/trainer/results-tables.ts";

/** All results of a course as a workbook, a sheet for each table; the first says of which version and moment they are. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const results = found(await courseResults(trainer, courseId, versionAsked(request), occasionOf(request).at));
  const language = await languageOf(request, await sessionOf(request));
  const t = messagesFor(language);
  const about = {
    title: t("results.title"),
    header: [t("results.title-of", { course: results.title[language] })],
    rows: [
      [t("results.version", { number: results.version, count: results.funnel.began })],
      [t("results.as-of", { moment: formatDate(language, results.asOf, "moment") })],
    ],
  };
  return xlsxResponse(
    `${courseId}-${String(results.version)}-results`,
    [about, ...resultsTables(results, language, t)],
    directionOf(language) === "rtl",
  );
}
