import { remindReviewers } from "#app/commands/authoring/remind-reviewers.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** Every hour of the day: reminds those who could decide about a course. Whoever was reminded of a step is not reminded of it again (R78). */
export async function run(): Promise<void> {
  await remindReviewers({ at: instantAt(Date.now()), requestId: null });
}
