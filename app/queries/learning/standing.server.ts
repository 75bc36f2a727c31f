import { packagesOf, type RenderedVersion } from "#app/data/course-package.server.ts";
import { acceptedActivities } from "#app/data/petitions.server.ts";
import { policyStanding, type PolicyStanding } from "#app/data/policy-standing.server.ts";
import { practitionerReadableBy } from "#app/data/scope.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import { type Closed, gapClosedBy } from "#app/domain/compliance/closing-gap.ts";
import type { Step } from "#app/domain/compliance/count-credits.ts";
import type { CycleStanding } from "#app/domain/compliance/judge-cycle.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { type StandingSummary, standingSummary } from "#app/domain/compliance/standing-summary.ts";
import { versionOfDay } from "#app/domain/compliance/version-of-day.ts";
import { offerFor } from "#app/domain/credits/award-for-claim.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type CalendarDay, dayInBaghdad, type Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A credit in a cycle: what it is, what of it counted, and every step between, each with the clause that takes it. */
export type CreditShown = {
  readonly id: string;
  /** The title of the course or of the activity held elsewhere; null for a credit that neither brought. */
  readonly title: string | null;
  readonly category: string;
  readonly earnedOn: CalendarDay;
  readonly amountHundredths: number;
  readonly countedHundredths: number;
  readonly steps: readonly Step[];
};

export type CycleShown = Omit<CycleStanding, "credits"> & { readonly credits: readonly CreditShown[] };

/** A clause of a version in the reader's language; in English, said so, where it was not translated. */
export type ClauseShown = {
  readonly version: string;
  readonly id: string;
  readonly text: string;
  readonly isTranslated: boolean;
  readonly source: string;
};

/** A course that would lessen what is missing. */
export type CourseThatHelps = {
  readonly courseId: string;
  readonly title: string;
  readonly minutes: number;
  readonly maximumHundredths: number;
  readonly category: string;
  /** What it lessens of what is missing, floor by floor. */
  readonly closes: readonly Closed[];
  /** It can be kept whole on a device and read without a line. */
  readonly isOffline: boolean;
};

export type OwnStanding = {
  readonly policy: { readonly name: string; readonly source: string; readonly state: Policy["state"]; readonly version: string };
  readonly state: StandingState;
  readonly summary: StandingSummary | null;
  readonly clauses: readonly ClauseShown[];
  /** Newest first. */
  readonly cycles: readonly CycleShown[];
  readonly helps: readonly CourseThatHelps[];
};

const HELPS = 6;

/** How the actor stands under their policy today, with every reason, and what would close the gap; null for who is no practitioner. */
export async function ownStanding(actor: Actor, language: Language, now: Instant): Promise<OwnStanding | null> {
  const who = practitionerReadableBy(actor);
  const today = dayInBaghdad(now);
  const read = who === null ? null : await policyStanding(db(), who, today);
  if (who === null || read === null) return null;
  const [titles, activities, helps] = await Promise.all([
    titlesOf(read, language),
    acceptedActivities(db(), who),
    coursesThatHelp(read, language, today),
  ]);
  const policy = versionOfDay(read.policy.versions, today);
  return {
    policy: {
      name: policy?.name[language] ?? "",
      source: policy?.source[language] ?? "",
      state: policy?.state ?? "draft",
      version: policy?.version ?? "",
    },
    state: read.standing.state,
    summary: standingSummary(read.standing),
    clauses: read.policy.versions
      .filter(({ version }) => read.standing.cycles.some(({ policyVersion }) => policyVersion === version))
      .flatMap(({ version, clauses }) => clauses.map((clause) => clauseShown(version, clause, language))),
    cycles: read.standing.cycles.toReversed().map(({ credits, ...cycle }) => ({
      ...cycle,
      credits: credits.map(({ id, amountHundredths, countedHundredths, steps, credit }) => ({
        id,
        title: credit.activityId === null ? (activities.get(id)?.title ?? null) : (titles.get(credit.activityId) ?? credit.activityId),
        category: credit.category,
        earnedOn: credit.earnedOn,
        amountHundredths,
        countedHundredths,
        steps,
      })),
    })),
    helps,
  };
}

function clauseShown(version: string, { id, text, source, translations }: Policy["clauses"][number], language: Language): ClauseShown {
  const own = language === "en" ? text : translations?.[language];
  return { version, id, text: own ?? text, isTranslated: own !== undefined, source };
}

async function titlesOf({ lines }: PolicyStanding, language: Language): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(lines.flatMap(({ activityId }) => activityId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db().$queryRaw<{ courseId: string; title: string }[]>`
    SELECT DISTINCT ON (course_id) course_id AS "courseId", metadata -> 'title' ->> ${language} AS title
      FROM course_version WHERE course_id = ANY(${ids}::text[]) ORDER BY course_id, number DESC`;
  return new Map(rows.map(({ courseId, title }) => [courseId, title]));
}

type Offered = RenderedVersion & { readonly metadata: unknown };

/** Published courses for the profession that are not begun, tried one by one on the standing: first what closes most in the same time. */
async function coursesThatHelp(
  { policy, lines, facts, standing }: PolicyStanding,
  language: Language,
  today: CalendarDay,
): Promise<CourseThatHelps[]> {
  const isMissing = standing.cycles.at(-1)?.measures.some(({ missing, isOver }) => missing > 0 && !isOver) ?? false;
  if (!isMissing) return [];
  const entries = await db().catalogueEntry.findMany({
    where: { language, professions: { has: facts.profession }, expiresOn: { gte: today } },
    orderBy: { publishedAt: "desc" },
    take: 60,
    select: { courseId: true, courseVersionId: true, title: true, minutes: true },
  });
  const versions = await db().$queryRaw<Offered[]>`
    SELECT v.id, v.metadata, (SELECT max(renderer) FROM lesson_rendering WHERE course_version_id = v.id) AS renderer
      FROM course_version v WHERE v.id = ANY(${entries.map(({ courseVersionId }) => courseVersionId)}::uuid[])`;
  const byId = new Map(versions.map((version) => [version.id as string, version]));
  const closedBy = gapClosedBy(policy.history, lines, facts, today);
  const found = entries.flatMap(({ courseId, courseVersionId, title, minutes }) => {
    const version = byId.get(courseVersionId);
    if (version === undefined) return [];
    const { creditOffers, topics, providerId } = Offer.parse(version.metadata);
    const offer = offerFor(creditOffers, facts.profession);
    if (offer === null) return [];
    const { category, creditType, maximumHundredths } = offer;
    const closes = closedBy({
      amountHundredths: maximumHundredths,
      creditType,
      category,
      topics,
      providerId,
      activityId: courseId,
    });
    return closes.length === 0 ? [] : [{ version, shown: { courseId, title, minutes, maximumHundredths, category, closes } }];
  });
  const perMinute = ({ shown: { closes, minutes } }: (typeof found)[number]) =>
    closes.reduce((sum, { hundredths }) => sum + hundredths, 0) / minutes;
  const best = found.sort((one, other) => perMinute(other) - perMinute(one)).slice(0, HELPS);
  return Promise.all(
    best.map(async ({ version, shown }) => ({ ...shown, isOffline: (await packagesOf(version))?.[language].complete === true })),
  );
}

const Offer = CourseMetadata.pick({ creditOffers: true, topics: true, providerId: true }).strip();
