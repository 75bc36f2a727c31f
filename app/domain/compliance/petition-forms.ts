import { z } from "zod";
import { ActivityCredit, Appeal, External, Relief } from "#app/domain/compliance/petition.ts";
import { EVIDENCE_GRADES } from "#app/domain/compliance/policy-terms.ts";
import { parseNumerals } from "#app/domain/shared/digits.ts";

const Said = z.string("required").trim().min(1, "required").max(3000, "too-long");

/** Credits as somebody types them in any digits, "1.5", in hundredths. */
const Credits = z
  .string("required")
  .transform((typed) => Math.round((parseNumerals(typed) ?? 0) * 100))
  .pipe(ActivityCredit);

const Event = z.object({ eventId: z.uuid() });

/** An external activity as the form sends it; an empty choice of accreditor is none. */
export const ExternalForm = External.omit({ kind: true, hundredths: true, accreditor: true })
  .extend({ ...Event.shape, credits: Credits, accreditor: External.shape.accreditor.optional() })
  .transform(({ eventId, credits, accreditor, ...said }) => ({
    eventId,
    content: { kind: "external" as const, ...said, hundredths: credits, accreditor: accreditor ?? null },
  }));

/** A wish for relief as the form sends it. */
export const ReliefForm = Relief.omit({ kind: true })
  .extend(Event.shape)
  .transform(({ eventId, ...said }) => ({ eventId, content: { kind: "relief" as const, ...said } }));

/** An appeal as the form sends it. */
export const AppealForm = Appeal.omit({ kind: true })
  .extend(Event.shape)
  .transform(({ eventId, ...said }) => ({ eventId, content: { kind: "appeal" as const, ...said } }));

/** What who filed a petition answers to an officer's question. */
export const AnswerForm = Event.extend({ text: Said });

/** An officer's word about a petition. `credits` and `grade` are looked at where an activity is accepted. */
export const DecisionForm = Event.extend({
  petitionId: z.uuid(),
  outcome: z.enum(["accepted", "asked", "refused"]),
  reason: Said,
  credits: Credits.optional(),
  grade: z.enum(EVIDENCE_GRADES, "choose-one").optional(),
});
export type DecisionWish = z.output<typeof DecisionForm>;
