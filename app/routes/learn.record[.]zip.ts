import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/http/guard.server.ts";
import { recordArchive } from "#app/http/record-archive.server.ts";
import { ownRecord } from "#app/queries/compliance/own-record.server.ts";

/** One's own data as a zip: ledger, certificates, claims, decisions, evidence and readings, each as JSON and CSV. */
export async function loader({ request }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  return recordArchive("bimaristan-record", await ownRecord(learner));
}
