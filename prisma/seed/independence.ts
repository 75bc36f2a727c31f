import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { type DiscloseWish, giveDisclosure } from "#app/commands/authoring/give-disclosure.server.ts";
import { judgeRelationship } from "#app/commands/authoring/judge-relationship.server.ts";
import { newestDisclosures } from "#app/data/independence.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId, CourseId } from "#app/domain/shared/ids.ts";
import type { Result } from "#app/domain/shared/result.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { PROVIDER } from "./accounts.ts";

type Author = { readonly email: string; readonly role: "trainer" | "reviewer"; readonly declares: DiscloseWish };

const TRAINER: Author = {
  email: "trainer@bimaristan.example",
  role: "trainer",
  declares: {
    name: { ar: "حيدر عبد الأمير الموسوي", ckb: "حەیدەر عەبدولئەمیر ئەلموسەوی", en: "Haider Abdulameer Al-Musawi" },
    credentials: {
      ar: "اختصاصي طب الأسرة، البصرة",
      ckb: "پسپۆڕی پزیشکیی خێزان، بەسرە",
      en: "Specialist in family medicine, Basra",
    },
    relationships: [],
  },
};
const REVIEWER: Author = {
  email: "reviewer@bimaristan.example",
  role: "reviewer",
  declares: {
    name: { ar: "نور صباح الجميلي", ckb: "نوور سەباح ئەلجومەیلی", en: "Noor Sabah Al-Jumaili" },
    credentials: { ar: "اختصاصي طب الأسرة، الأنبار", ckb: "پسپۆڕی پزیشکیی خێزان، ئەنبار", en: "Specialist in family medicine, Anbar" },
    relationships: [],
  },
};
/** With whom the second reviewer has a relationship: nobody, it is invented. */
export const SECOND_REVIEWERS_COMPANY = "Zagros Hygiene (invented)";
/** Whose relationship was judged and mitigated for one course, so that it can be seen. */
const SECOND_REVIEWER: Author = {
  email: "reviewer-2@bimaristan.example",
  role: "reviewer",
  declares: {
    name: { ar: "آوات رشيد قادر", ckb: "ئاوات ڕەشید قادر", en: "Awat Rashid Qadir" },
    credentials: {
      ar: "اختصاصي الأحياء المجهرية الطبية، أربيل",
      ckb: "پسپۆڕی مایکرۆبایۆلۆجیی پزیشکی، هەولێر",
      en: "Medical microbiologist, Erbil",
    },
    relationships: [{ company: SECOND_REVIEWERS_COMPANY, nature: "speaker", endedOn: null, concerns: "Alcohol-based hand rub" }],
  },
};
const COURSE = CourseId.parse("infection-prevention-primary-health-centre");
const REASON =
  "Paid for one lecture on hand rubs. Takes no part in the review of the lesson on hand hygiene; another reviewer reads that lesson.";

/** What the demo's authors and reviewers declared, a draft to look at, and one relationship that was judged and mitigated; once. */
export async function seedIndependence(): Promise<void> {
  const [trainer, , second] = [await disclosed(TRAINER), await disclosed(REVIEWER), await disclosed(SECOND_REVIEWER)];
  const course = await alone().course.findUnique({ where: { id: COURSE }, select: { publishedVersionId: true, draft: true } });
  if (trainer === null || second === null || course?.publishedVersionId == null || course.draft !== null) return;
  const occasion = { at: instantAt(Date.now()), requestId: null };
  insist(await createDraft(trainer, { courseId: COURSE, from: { kind: "version", courseVersionId: course.publishedVersionId } }, occasion));
  const relationshipId = (await newestDisclosures(alone(), [second.accountId])).get(second.accountId)?.relationships[0]?.id;
  if (relationshipId === undefined) return;
  insist(
    await judgeRelationship(
      trainer,
      {
        ...{ courseId: COURSE, accountId: second.accountId, relationshipId, reason: REASON },
        verdict: "mitigated",
        exception: null,
        mitigation: "recuse",
      },
      occasion,
    ),
  );
}

/** The person, with a disclosure of their own; null where the demo's account is not. */
async function disclosed({ email, role, declares }: Author): Promise<ActorIn<"trainer" | "reviewer"> | null> {
  const account = await alone().account.findUnique({
    where: { email },
    select: { id: true, disclosures: { select: { id: true }, take: 1 } },
  });
  if (account === null) return null;
  const actor: ActorIn<"trainer" | "reviewer"> = { role, accountId: AccountId.parse(account.id), providerId: PROVIDER };
  if (account.disclosures.length === 0) insist(await giveDisclosure(actor, declares, { at: instantAt(Date.now()), requestId: null }));
  return actor;
}

function insist(outcome: Result<unknown, unknown>): void {
  if (!outcome.ok) throw new Error(`The demo was refused: ${JSON.stringify(outcome.refusal)}`);
}
