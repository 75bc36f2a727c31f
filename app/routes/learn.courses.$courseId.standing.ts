import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireActor } from "#app/http/guard.server.ts";
import { helpContact } from "#app/http/installation.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { standingForDevice } from "#app/queries/learning/standing-for-device.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";

/** What is one learner's own about a course that they keep on a device; `accountId` says whose it is (R21). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const courseId = params["courseId"] ?? "";
  const [standing, quiz] = await Promise.all([
    standingForDevice(learner, courseId),
    quizStanding(learner, courseId, occasionOf(request).at),
  ]);
  return Response.json(
    { accountId: learner.accountId, course: found(standing), quiz, helpContact: helpContact() },
    { headers: { "cache-control": "no-store" } },
  );
}
