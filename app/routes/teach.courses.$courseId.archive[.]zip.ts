import type { LoaderFunctionArgs } from "@remix-run/node";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { streamOf } from "#app/http/stream.server.ts";
import { courseArchive } from "#app/queries/authoring/course-archive.server.ts";

/** A course as a zip of its folder: the draft as it is now, or with `?of=published` what learners take. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const of = new URL(request.url).searchParams.get("of") === "published" ? "published" : "draft";
  const zip = found((await courseArchive(trainer, courseId, of)) ?? undefined);
  return new Response(streamOf(zip), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${courseId}.zip"`,
      "cache-control": "no-store",
    },
  });
}
