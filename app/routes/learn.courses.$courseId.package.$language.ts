import type { LoaderFunctionArgs } from "@remix-run/node";
import { Language } from "#app/domain/shared/language.ts";
import { found, sessionOf } from "#app/http/guard.server.ts";
import { coursePackage } from "#app/queries/authoring/course-package.server.ts";

/** Which files, of which size and checksum, a device needs to have a course in one language. Open to whoever may read the course. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const session = await sessionOf(request);
  const language = Language.safeParse(params["language"]);
  const manifest = language.success ? await coursePackage(params["courseId"] ?? "", language.data, session?.actor ?? null) : null;
  return Response.json(found(manifest), { headers: { "cache-control": "private, no-cache" } });
}
