import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { found, requireActorAmong } from "#app/http/guard.server.ts";
import { petitionEvidence } from "#app/queries/compliance/petition-evidence.server.ts";

/** A scan or photograph that somebody handed in, for themselves and the officer who decides; opened on its own page it may do nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["learner", "registrar"]);
  const id = found(z.uuid().safeParse(params["evidenceId"]).data);
  const { contentType, size, body } = found(await petitionEvidence(actor, id));
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-length": String(size),
      // A picture is looked at here; what may hold more than a picture is opened by the reader's own program.
      "content-disposition": contentType.startsWith("image/") ? "inline" : 'attachment; filename="evidence.pdf"',
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
}
