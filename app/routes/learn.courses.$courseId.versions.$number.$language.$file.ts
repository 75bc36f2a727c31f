import type { LoaderFunctionArgs } from "@remix-run/node";
import { Language } from "#app/domain/shared/language.ts";
import { found, sessionOf } from "#app/http/guard.server.ts";
import { packageFile } from "#app/queries/authoring/package-file.server.ts";

/** One file of a package, as its manifest describes it, byte for byte. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const session = await sessionOf(request);
  const language = Language.safeParse(params["language"]);
  const number = /^[1-9]\d{0,5}$/.test(params["number"] ?? "") ? Number(params["number"]) : 0;
  const text = language.success
    ? await packageFile(params["courseId"] ?? "", number, language.data, params["file"] ?? "", session?.actor ?? null)
    : null;
  // Kept by the device itself, once it has checked it: a second copy among the browser's own would only take room.
  return new Response(found(text), { headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" } });
}
