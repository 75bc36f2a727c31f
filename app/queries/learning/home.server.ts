import { type RenderedVersion, packagesOf } from "#app/data/course-package.server.ts";
import { toAttempt } from "#app/data/learning-standing.server.ts";
import { standingScore } from "#app/domain/assessment/standing-score.ts";
import { type OwnNotice, noticesOf } from "#app/data/notices.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { learningReadableBy, practitionerReadableBy } from "#app/data/scope.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { Standing } from "#app/domain/compliance/assess-standing.ts";
import { REMINDER_DAYS, type StandingDeadline, standingDeadline } from "#app/domain/compliance/standing-deadline.ts";
import { type StandingSummary, standingSummary } from "#app/domain/compliance/standing-summary.ts";
import { versionOfDay } from "#app/domain/compliance/version-of-day.ts";
import { totalCredits } from "#app/domain/credits/total-credits.ts";
import { type QuizClosed, quizClosed } from "#app/domain/learning/admit-to-attempt.ts";
import { type LessonSections, type Position, type ProgressFact, progressOf } from "#app/domain/learning/progress.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import { CalendarDay, type Instant, instantAt, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A course that is under way, and its next step. */
export type CourseUnderWay = {
  readonly courseId: string;
  readonly title: string;
  readonly percent: number;
  readonly lessons: number;
  readonly finishedLessons: number;
  readonly resume: { readonly lessonId: string; readonly blockId: string | null; readonly lessonTitle: string } | null;
  /** Reading, an attempt that waits for its answers, or what is owed after passing. */
  readonly step: "read" | "quiz" | "continue-quiz" | "evaluate" | "claim";
  readonly deadlineAt: Instant | null;
  /** Why no attempt at its quiz can begin now; null when one can, or when it is passed. */
  readonly quizClosed: QuizClosed | null;
  /** What keeping it on a device takes, in bytes; null when it cannot be kept whole. */
  readonly keepBytes: number | null;
};

export type RecommendedCourse = {
  readonly courseId: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly maximumHundredths: number;
  /** The category of the requirement that it would help to fill, when one is missing. */
  readonly fills: string | null;
};

export type LearnerHome = {
  readonly licencePending: boolean;
  readonly underWay: readonly CourseUnderWay[];
  readonly policy: { readonly source: string; readonly state: Policy["state"] };
  /** null: nothing is asked of them. */
  readonly standing: StandingSummary | null;
  /** What their cycle lacks, once the first reminder of its end is due; null before, and where it lacks nothing. */
  readonly deadline: StandingDeadline | null;
  readonly earnedHundredths: number;
  /** What runs out first: a certificate, else the cycle itself; null when neither does. */
  readonly nextExpiry: { readonly kind: "certificate" | "cycle"; readonly on: CalendarDay; readonly code: string | null } | null;
  readonly recommended: readonly RecommendedCourse[];
  /** What became of courses that they took, and is not read yet: a material change, a withdrawal. */
  readonly notices: readonly { readonly courseId: string; readonly title: string; readonly kind: "changed" | "withdrawn" }[];
};

const RECOMMENDED = 4;
const UNDER_WAY = 4;

/** What a learner sees on arriving, in the language and as of the day in Baghdad; null for who is no practitioner. */
export async function learnerHome(actor: Actor, language: Language, now: Instant): Promise<LearnerHome | null> {
  const today = dayInBaghdad(now);
  const own = learningReadableBy(actor);
  const who = practitionerReadableBy(actor);
  const [judged, enrolments, positions, certificate] = await Promise.all([
    who === null ? null : policyStanding(db(), who, today),
    enrolmentsOf(actor),
    db().resumePosition.findMany({ where: own }),
    db().certificate.findFirst({
      where: { ...own, revokedAt: null, replacedById: null, expiresOn: { gte: today } },
      orderBy: { expiresOn: "asc" },
      select: { code: true, expiresOn: true },
    }),
  ]);
  if (judged === null) return null;
  const { profession, licenceStates } = judged.facts;
  const standing = standingSummary(judged.standing);
  const policy = versionOfDay(judged.policy.versions, today);
  const [facts, versions, recommended, notices] = await Promise.all([
    db().progressFact.findMany({ where: { ...own, courseId: { in: enrolments.map((enrolment) => enrolment.courseId) } } }),
    versionsTaken(enrolments.map(({ courseVersionId }) => courseVersionId)),
    recommendedCourses(
      profession,
      language,
      today,
      enrolments.map((enrolment) => enrolment.courseId),
      standing,
    ),
    who === null ? [] : noticesOf(db(), who, null),
  ]);
  const open = enrolments.filter((enrolment) => enrolment.claim === null);
  const lastSeen = (courseId: string) => positions.find((position) => position.courseId === courseId)?.at.getTime() ?? 0;
  return {
    licencePending: !licenceStates.some(({ state }) => state === "confirmed"),
    underWay: await Promise.all(
      open
        .sort(
          (one, other) =>
            Math.max(lastSeen(other.courseId), other.enrolledAt.getTime()) - Math.max(lastSeen(one.courseId), one.enrolledAt.getTime()),
        )
        .slice(0, UNDER_WAY)
        .map(async (enrolment) => {
          const version = versions.find(({ id }) => id === enrolment.courseVersionId);
          if (version === undefined) throw new Error(`The course version ${enrolment.courseVersionId} has no row.`);
          return {
            ...courseUnderWay(
              enrolment,
              version,
              language,
              facts.filter((fact) => fact.courseId === enrolment.courseId) as unknown as readonly ProgressFact[],
              (positions.find((position) => position.courseId === enrolment.courseId) ?? null) as Position | null,
              now,
            ),
            keepBytes: await keepBytes(version, language),
          };
        }),
    ),
    policy: { source: policy?.source[language] ?? "", state: policy?.state ?? "draft" },
    standing,
    deadline: nearDeadline(judged.standing, today),
    earnedHundredths: standing?.countedHundredths ?? totalCredits(judged.lines).all,
    nextExpiry: nextExpiry(certificate, standing?.until ?? standing?.to ?? null),
    recommended,
    notices: unread(notices, enrolments, versions, language),
  };
}

function nearDeadline(standing: Standing, today: CalendarDay): StandingDeadline | null {
  const deadline = standingDeadline(standing, today);
  return deadline !== null && deadline.daysLeft <= REMINDER_DAYS[0] ? deadline : null;
}

function nextExpiry(
  certificate: { code: string; expiresOn: string | null } | null,
  cycleEnd: CalendarDay | null,
): LearnerHome["nextExpiry"] {
  if (certificate?.expiresOn != null && (cycleEnd === null || certificate.expiresOn <= cycleEnd))
    return { kind: "certificate", on: CalendarDay.parse(certificate.expiresOn), code: certificate.code };
  return cycleEnd === null ? null : { kind: "cycle", on: cycleEnd, code: null };
}

/** One line for each course: that it was withdrawn goes before what changed in it. */
function unread(
  notices: readonly OwnNotice[],
  enrolments: readonly EnrolmentRow[],
  versions: readonly VersionTaken[],
  language: Language,
): LearnerHome["notices"] {
  const open = notices.filter(({ kind, readAt }) => readAt === null && kind !== "newer");
  return [...new Set(open.map(({ courseId }) => courseId))].map((courseId) => {
    const versionId = enrolments.find((enrolment) => enrolment.courseId === courseId)?.courseVersionId;
    const isTaken = open.some((notice) => notice.courseId === courseId && notice.kind !== "changed");
    const title = versions.find(({ id }) => id === versionId)?.title[language] ?? courseId;
    return { courseId, title, kind: isTaken ? "withdrawn" : "changed" };
  });
}

function enrolmentsOf(actor: Actor) {
  return db().enrolment.findMany({
    where: learningReadableBy(actor),
    select: {
      courseId: true,
      courseVersionId: true,
      enrolledAt: true,
      passedAt: true,
      evaluatedAt: true,
      claim: { select: { id: true } },
      attempts: {
        select: {
          id: true,
          number: true,
          startedAt: true,
          deadlineAt: true,
          state: true,
          finishedAt: true,
          finishedBy: true,
          scores: { select: { keysNumber: true, percent: true, passed: true } },
        },
      },
    },
  });
}

type VersionTaken = RenderedVersion & {
  readonly quiz: CourseMetadata["quiz"];
  readonly expiresOn: CalendarDay;
  readonly withdrawn: boolean;
  readonly title: Trilingual;
  readonly lessons: readonly (LessonSections & { readonly title: Trilingual })[];
};

function versionsTaken(ids: readonly string[]): Promise<VersionTaken[]> {
  return db().$queryRaw<VersionTaken[]>`
    SELECT v.id, v.metadata -> 'title' AS title, v.metadata -> 'quiz' AS quiz, v.metadata ->> 'expiresOn' AS "expiresOn",
      EXISTS (SELECT FROM course_withdrawal w WHERE w.course_id = v.course_id AND v.number BETWEEN w.first_number AND w.last_number) AS withdrawn,
      (SELECT max(renderer) FROM lesson_rendering WHERE course_version_id = v.id) AS renderer,
      (SELECT json_agg(json_build_object('lessonId', lesson_id, 'minutes', minutes, 'sectionIds', section_ids, 'title', title) ORDER BY position)
        FROM lesson_version WHERE course_version_id = v.id) AS lessons
    FROM course_version v WHERE v.id = ANY(${[...ids]}::uuid[])`;
}

type EnrolmentRow = Awaited<ReturnType<typeof enrolmentsOf>>[number];

function courseUnderWay(
  enrolment: EnrolmentRow,
  { title, lessons, quiz, expiresOn, withdrawn }: VersionTaken,
  language: Language,
  facts: readonly ProgressFact[],
  position: Position | null,
  now: Instant,
): Omit<CourseUnderWay, "keepBytes"> {
  const progress = progressOf(lessons, facts, position);
  const attempts = enrolment.attempts.map(({ scores, ...row }) => toAttempt(row, standingScore(scores)?.passed ?? null));
  const attempt = attempts.find(({ state }) => state === "in_progress");
  const passedAt = enrolment.passedAt === null ? null : instantAt(enrolment.passedAt.getTime());
  const lesson = lessons.find((each) => each.lessonId === progress.resume?.lessonId);
  return {
    courseId: enrolment.courseId,
    title: title[language],
    percent: progress.percent,
    lessons: lessons.length,
    finishedLessons: progress.finishedLessons,
    resume:
      progress.resume === null || lesson === undefined
        ? null
        : { lessonId: lesson.lessonId, blockId: progress.resume.blockId, lessonTitle: lesson.title[language] },
    step: stepOf(enrolment, attempt !== undefined, progress.finished),
    deadlineAt: attempt?.deadlineAt ?? null,
    quizClosed: quizClosed({ passedAt }, attempts, quiz, { expiresOn, withdrawn }, now),
  };
}

async function keepBytes(version: RenderedVersion, language: Language): Promise<number | null> {
  const manifest = (await packagesOf(version))?.[language];
  return manifest?.complete === true ? manifest.bytes : null;
}

function stepOf(enrolment: EnrolmentRow, attemptOpen: boolean, read: boolean): CourseUnderWay["step"] {
  if (enrolment.passedAt !== null) return enrolment.evaluatedAt === null ? "evaluate" : "claim";
  if (attemptOpen) return "continue-quiz";
  return read ? "quiz" : "read";
}

/** Courses for the profession that are not begun: first those that fill a category in which something is missing, then the newest. */
async function recommendedCourses(
  profession: string,
  language: Language,
  today: CalendarDay,
  begun: readonly string[],
  standing: StandingSummary | null,
): Promise<RecommendedCourse[]> {
  const entries = await db().catalogueEntry.findMany({
    where: { language, professions: { has: profession }, expiresOn: { gte: today }, courseId: { notIn: [...begun] } },
    orderBy: { publishedAt: "desc" },
    take: 30,
    select: { courseId: true, courseVersionId: true, title: true, summary: true, minutes: true, maximumHundredths: true },
  });
  const versions = await db().courseVersion.findMany({
    where: { id: { in: entries.map((entry) => entry.courseVersionId) } },
    select: { id: true, metadata: true },
  });
  const missing = new Set((standing?.parts ?? []).flatMap(({ missing: much, which }) => (much > 0 ? (which.categories ?? []) : [])));
  const offers = new Map(
    versions.map((version) => [
      version.id,
      CourseMetadata.shape.creditOffers.parse((version.metadata as { creditOffers?: unknown }).creditOffers),
    ]),
  );
  return entries
    .map(({ courseVersionId, ...entry }) => {
      const offer = offers.get(courseVersionId)?.find((each) => each.professions.includes(profession));
      return {
        ...entry,
        maximumHundredths: offer?.maximumHundredths ?? entry.maximumHundredths,
        fills: offer !== undefined && missing.has(offer.category) ? offer.category : null,
      };
    })
    .sort((one, other) => Number(other.fills !== null) - Number(one.fills !== null))
    .slice(0, RECOMMENDED);
}
