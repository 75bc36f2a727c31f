import { databaseAnswers } from "#app/queries/shared/database-answers.server.ts";

/** For a watchdog or a load balancer: 200 when this process serves and its database answers, else 503. */
export async function loader() {
  const database = await databaseAnswers();
  return Response.json(
    { ok: database, database: database ? "answers" : "lost" },
    { status: database ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
