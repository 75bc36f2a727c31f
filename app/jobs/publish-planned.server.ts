import { endPlannedPublication } from "#app/commands/authoring/end-planned-publication.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { plannedPublications } from "#app/queries/authoring/planned-publications.server.ts";

/**
 * Every ten minutes: publishes what is planned for a day that has come in Baghdad, by the same command and as the same person as a
 * publication by hand. What was edited meanwhile has lost its approval, and is not published: whoever planned it is told.
 */
export async function run(): Promise<void> {
  const occasion = () => ({ at: instantAt(Date.now()), requestId: null });
  for (const { planId, courseId, contentHash, notice, planner } of await plannedPublications(occasion().at)) {
    if (planner === null) {
      await endPlannedPublication({ planId, refusal: "planner-gone" }, occasion());
      continue;
    }
    const published = await publishDraft(planner, { courseId, words: lessonWords(), notice, contentHash }, occasion());
    // Published by hand already: the plan is over as well.
    if (published.ok) await endPlannedPublication({ planId, refusal: "published-already" }, occasion());
    else await endPlannedPublication({ planId, refusal: published.refusal.code }, occasion());
  }
}
