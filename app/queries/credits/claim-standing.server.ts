import { learningReadableBy } from "#app/data/scope.server.ts";
import { CourseMetadata, type CreditOffer } from "#app/domain/authoring/course-source.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** Where a learner stands between passing and holding a certificate. */
export type ClaimStanding = {
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly title: Trilingual;
  /** Those in which the course was published: who reads another one gets the first of them. */
  readonly languages: readonly Language[];
  readonly passedAt: Instant | null;
  readonly evaluatedAt: Instant | null;
  /** What the course offers this person's profession; null: nothing, and the page says so. */
  readonly offer: CreditOffer | null;
  /** The estimated time of the course, in minutes. */
  readonly minutes: number;
  readonly claim: {
    readonly claimedHundredths: number;
    readonly minutesStated: number;
    readonly claimedAt: Instant;
    readonly certificateCode: string | null;
    readonly certificateReady: boolean;
  } | null;
  readonly licencePending: boolean;
};

/** The learner's latest enrolment in the course, as evaluation and claim need it; null when there is none. */
export async function claimStanding(actor: Actor, courseId: string): Promise<ClaimStanding | null> {
  const enrolment = await db().enrolment.findFirst({
    where: { ...learningReadableBy(actor), courseId },
    orderBy: [{ passedAt: { sort: "desc", nulls: "last" } }, { enrolledAt: "desc" }],
    include: {
      courseVersion: { select: { metadata: true } },
      claim: true,
      practitioner: { select: { profession: true, licences: { select: { state: true } } } },
    },
  });
  if (enrolment === null) return null;
  const metadata = CourseMetadata.parse(enrolment.courseVersion.metadata);
  const { claim, practitioner } = enrolment;
  const line = claim === null ? null : await certificateOf(claim.eventId);
  return {
    courseId,
    courseVersionId: enrolment.courseVersionId,
    title: metadata.title,
    languages: languagesOf(metadata),
    passedAt: enrolment.passedAt === null ? null : instantAt(enrolment.passedAt.getTime()),
    evaluatedAt: enrolment.evaluatedAt === null ? null : instantAt(enrolment.evaluatedAt.getTime()),
    offer: metadata.creditOffers.find((offer) => offer.professions.includes(practitioner.profession)) ?? null,
    minutes: metadata.minutes,
    claim:
      claim === null
        ? null
        : {
            claimedHundredths: claim.claimedHundredths,
            minutesStated: claim.minutesStated,
            claimedAt: instantAt(claim.claimedAt.getTime()),
            certificateCode: line?.code ?? null,
            certificateReady: line?.pdfSha256 != null,
          },
    licencePending: !practitioner.licences.some((licence) => licence.state === "confirmed"),
  };
}

async function certificateOf(cause: string) {
  const row = await db().ledgerLine.findUnique({
    where: { cause },
    select: { certificates: { where: { replacedById: null }, select: { code: true, pdfSha256: true } } },
  });
  return row?.certificates[0] ?? null;
}
