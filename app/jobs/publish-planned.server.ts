import { endPlannedPublication } from "#app/commands/authoring/end-planned-publication.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { plannedPublications } from "#app/queries/authoring/planned-publications.server.ts";

/**
 * Every ten minutes: publishes what is planned for a day that has come in Baghdad, by the same command and as the same person as a
 * publication by hand. What was edited meanwhile has lost its approval, and is not published: whoever planned it is told. What fails for another reason (a store that is full) keeps nothing else back, and is tried again.
 */
export async function run(): Promise<void> {
  const occasion = () => ({ at: instantAt(Date.now()), requestId: null });
  const faults: unknown[] = [];
  for (const plan of await plannedPublications(occasion().at)) {
    try {
      await carryOut(plan, occasion);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${String(faults.length)} planned publications could not be carried out yet.`);
}

type Planned = Awaited<ReturnType<typeof plannedPublications>>[number];

async function carryOut({ planId, courseId, contentHash, notice, planner }: Planned, occasion: () => Occasion): Promise<void> {
  if (planner === null) {
    await endPlannedPublication({ planId, refusal: "planner-gone" }, occasion());
    return;
  }
  const published = await publishDraft(planner, { courseId, words: lessonWords(), notice, contentHash }, occasion());
  // Published by hand already: the plan is over as well.
  const refusal = published.ok ? "published-already" : published.refusal.code;
  await endPlannedPublication({ planId, refusal }, occasion());
}
