import type { PackageManifest } from "#app/domain/authoring/package-manifest.ts";
import { type CourseFile, type LessonFile, COURSE_FILE, lessonFileName } from "#app/domain/authoring/course-package.ts";
import type { QuizClosed } from "#app/domain/learning/admit-to-attempt.ts";
import { filmOffers } from "#app/domain/authoring/film-choice.ts";
import { type CourseProgress, type LessonSections, type ProgressFact, progressOf } from "#app/domain/learning/progress.ts";
import { contentLanguage, languagesOf } from "#app/domain/shared/content-language.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { contentOf } from "#app/offline/contents.ts";
import { type Here, type KeptStanding, learnerDatabase } from "#app/offline/database.ts";
import { DEVICE_ROUTES, type DevicePlace } from "#app/offline/device-places.ts";
import { unsentEvents } from "#app/offline/kept-events.ts";
import { keptCourse, keptStanding } from "#app/offline/kept-courses.ts";
import { withCourseStarted, withSectionsRead } from "#app/offline/own-progress.ts";
import { randomId } from "#app/offline/random-id.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import type { loader as courseLoader } from "#app/routes/learn.courses.$courseId._index.tsx";
import type { loader as lessonLoader } from "#app/routes/learn.courses.$courseId.lessons.$lessonId.tsx";
import type { Loaded as AttemptLoaded } from "#app/routes/learn.courses.$courseId.quiz.$attemptId.tsx";
import type { loader as quizLoader } from "#app/routes/learn.courses.$courseId.quiz._index.tsx";
import type { Loaded as HomeLoaded } from "#app/routes/learn._index.tsx";

type LoadedBy<Loader extends (...parameters: never[]) => Promise<unknown>> = Awaited<ReturnType<Loader>>;
/** Offline nobody can be asked to sign in again, and nothing is decided by it. */
const SESSION_MS = 24 * 60 * 60 * 1000;

/** What the page's loaders would bring, from this device alone; null when what the page needs is not kept here, by whoever is here. */
export async function deviceData(place: DevicePlace, url: URL, here: Here): Promise<Readonly<Record<string, unknown>> | null> {
  const own = await dataOf(place, url, here);
  return own === null ? null : { root: rootData(here), [DEVICE_ROUTES[place.page]]: own };
}

/** Whether a lesson can be shown at once, without asking the server: kept whole, and of the version that the reader takes (R51). */
export async function isLessonReady(place: DevicePlace, here: Here): Promise<boolean> {
  if (place.page !== "lesson" || here.session === null) return false;
  const { accountId } = here.session;
  const kept = (await keptCourse(accountId, place.courseId, here.language))?.kept ?? null;
  const standing = kept === null ? null : await keptStanding(accountId, place.courseId);
  return standing?.course.courseVersionId === kept?.courseVersionId && hasLesson(kept, place.lessonId);
}

function rootData({ language, sourceUrl, session }: Here): LoadedBy<typeof rootLoader> {
  const endsAt = instantAt(Date.now() + SESSION_MS);
  return { language, sourceUrl, session: session === null ? null : { ...session, endsAt, endsByCode: false }, fromDevice: true };
}

async function dataOf(place: DevicePlace, url: URL, here: Here): Promise<unknown> {
  if (place.page === "offline") return {};
  const { language, session } = here;
  if (session?.role !== "learner") return null;
  const { accountId } = session;
  switch (place.page) {
    case "home":
      return { home: null, name: session.displayName, helpContact: null } satisfies HomeLoaded;
    case "attempt":
      return attemptData(accountId, place.attemptId, url, here);
    case "course":
    case "lesson":
    case "quiz": {
      const kept = (await keptCourse(accountId, place.courseId, language))?.kept ?? null;
      if (kept === null) return null;
      const standing = await ownStanding(accountId, place.courseId);
      if (standing === null) return null;
      if (place.page === "quiz") return quizData(accountId, standing);
      const file = await jsonOf<CourseFile>(kept, COURSE_FILE);
      if (file === null) return null;
      return place.page === "lesson"
        ? lessonData(kept, file, standing, place.lessonId, here, accountId)
        : courseData(kept, file, standing, here);
    }
  }
}

/** How many questions await: as the server said last, for a question may be on hold since the course was kept, and the page of the quiz says so. */
function questionsAsKnown(
  content: CourseFile["content"],
  kept: PackageManifest,
  own: KeptStanding["course"],
  quiz: KeptStanding["quiz"],
): CourseFile["content"]["quiz"]["questions"] {
  return own.courseVersionId === kept.courseVersionId ? (quiz?.questions ?? content.quiz.questions) : content.quiz.questions;
}

function courseData(
  kept: PackageManifest,
  { content, topics, offers }: CourseFile,
  { course: own, quiz, helpContact }: KeptStanding,
  { language }: Here,
): LoadedBy<typeof courseLoader> {
  const sizes = { ar: 0, ckb: 0, en: 0, [language]: kept.bytes };
  return {
    course: {
      ...content,
      quiz: { ...content.quiz, questions: questionsAsKnown(content, kept, own, quiz) },
      courseId: kept.courseId,
      courseVersionId: kept.courseVersionId as never,
      versionNumber: kept.number,
      newerVersion: own.newerVersion,
      providerName: own.providerName[language],
      withdrawn: own.withdrawn ?? (quiz?.next.kind === "course-withdrawn" ? "withdraw" : null),
      bytes: sizes,
      films: { ar: [], ckb: [], en: [], [language]: filmOffers(kept) },
      worksOffline: { ar: false, ckb: false, en: false, [language]: true },
      enrolment: isEnrolledIn(own, kept)
        ? {
            passed: own.passed,
            evaluated: own.evaluated,
            claimed: own.claimed,
            progress: progressIn(content.lessons, own),
            quizClosed: own.passed ? null : closedAsKnown(quiz),
            repetition: null,
          }
        : null,
    },
    topics: [...topics],
    offers: offers.map(({ professions, maximumHundredths }) => ({ maximumHundredths, professions: [...professions] })),
    reader: "learner",
    helpContact,
    expired: content.expiresOn < dayInBaghdad(instantAt(Date.now())),
    eventId: randomId() as never,
  };
}

/** As the server said last, and this device's clock does not contradict. */
function closedAsKnown(quiz: KeptStanding["quiz"]): QuizClosed | null {
  const next = quiz?.next;
  if (next?.kind === "locked-out") return next.until > instantAt(Date.now()) ? next : null;
  return next?.kind === "no-attempts-left" || next?.kind === "course-expired" || next?.kind === "course-withdrawn"
    ? { kind: next.kind }
    : null;
}

async function lessonData(
  kept: PackageManifest,
  { content }: CourseFile,
  { course: own }: KeptStanding,
  lessonId: string,
  { language }: Here,
  accountId: string,
): Promise<LoadedBy<typeof lessonLoader> | null> {
  const index = content.lessons.findIndex(({ id }) => id === lessonId);
  const listed = content.lessons[index];
  const file = listed === undefined ? null : await jsonOf<LessonFile>(kept, lessonFileName(lessonId));
  if (listed === undefined || file === null) return null;
  const enrolled = isEnrolledIn(own, kept);
  const progress = progressIn(content.lessons, enrolled ? own : null);
  return {
    page: {
      courseId: kept.courseId,
      courseTitle: content.title,
      courseVersionId: kept.courseVersionId as never,
      newerVersion: own.newerVersion,
      withdrawn: own.withdrawn ?? null,
      languages: languagesOf(content),
      translation: content.translations[contentLanguage(content, language)],
      lesson: { id: listed.id as never, title: listed.title, minutes: listed.minutes, number: index + 1 },
      html: "",
      outline: file.outline,
      lessons: content.lessons.map(({ id, title, minutes }, position) => ({
        id: id as never,
        title,
        minutes,
        finished: progress.lessons[position]?.finished ?? false,
      })),
      readSectionIds: progress.lessons[index]?.readSectionIds ?? [],
      parts: progress.parts,
      enrolled,
      resume: progress.resume,
    },
    text: file.html,
    eventId: randomId(),
    accountId: enrolled ? accountId : null,
    canStart: true,
  };
}

async function quizData(accountId: string, { courseId, quiz }: KeptStanding): Promise<LoadedBy<typeof quizLoader> | null> {
  if (quiz === null) return null;
  const database = await learnerDatabase();
  const papers = await database.getAll("papers", IDBKeyRange.bound([accountId], [accountId, []]));
  const paper = papers.find((one) => one.courseId === courseId);
  // The paper may have come after the standing: an attempt under way is gone on with, whatever was known before.
  const next = paper === undefined ? quiz.next : { kind: "resume" as const, attemptId: paper.attemptId, deadlineAt: paper.view.deadlineAt };
  return { standing: { ...quiz, next }, formEventId: randomId() as never };
}

async function attemptData(accountId: string, attemptId: string, url: URL, { language }: Here): Promise<AttemptLoaded | null> {
  const database = await learnerDatabase();
  const papers = await database.getAll("papers", IDBKeyRange.bound([accountId, attemptId], [accountId, attemptId, []]));
  // A paper in another language is better than none.
  const paper = papers.find((one) => one.language === language) ?? papers[0];
  if (paper === undefined) return null;
  const asked = url.searchParams.get("q");
  const number = Math.trunc(Number(asked ?? 1));
  const place = asked === "finish" ? ("finish" as const) : number >= 1 && number <= paper.view.paper.questions.length ? number : 1;
  return {
    view: paper.view,
    place,
    accountId: accountId as AccountId,
    // The server's clock, carried on by this device's.
    serverNow: instantAt(Date.parse(paper.serverNow) + Math.max(0, Date.now() - paper.keptAt)),
    formEventId: randomId(),
  };
}

/** What the server said, what it has acknowledged since, and what still waits in the outbox: one after the other. */
async function ownStanding(accountId: string, courseId: string): Promise<KeptStanding | null> {
  const known = await keptStanding(accountId, courseId);
  if (known === null) return null;
  const unsent = await unsentEvents(accountId);
  return unsent.reduce((standing, { event }) => {
    if (event.kind === "course-started") return withCourseStarted(standing, event);
    if (event.kind === "sections-read" && event.courseVersionId === standing.course.courseVersionId)
      return withSectionsRead(standing, event);
    return standing;
  }, known);
}

function isEnrolledIn(own: KeptStanding["course"], kept: PackageManifest): boolean {
  return own.enrolled && own.courseVersionId === kept.courseVersionId;
}

/** The same function that judges on the server (R45). */
function progressIn(lessons: CourseFile["content"]["lessons"], own: KeptStanding["course"] | null): CourseProgress {
  const sections = lessons.map(({ id, minutes, sectionIds }) => ({ lessonId: id, minutes, sectionIds }) as unknown as LessonSections);
  const facts = (own?.facts ?? []).map((fact): ProgressFact => ({
    ...fact,
    courseVersionId: own?.courseVersionId ?? ("" as never),
    at: instantAt(0),
  }));
  return progressOf(sections, facts, own?.position ?? null);
}

function hasLesson(kept: PackageManifest | null, lessonId: string): boolean {
  return kept?.files.some(({ path }) => path.endsWith(`/${lessonFileName(lessonId)}`)) ?? false;
}

/** A file of a kept course; null when the browser has lost it, which must not break the page. */
async function jsonOf<File>(kept: PackageManifest, name: string): Promise<File | null> {
  const named = kept.files.find(({ path }) => path.endsWith(`/${name}`));
  const stored = named === undefined ? undefined : await contentOf(named.sha256);
  return stored === undefined ? null : ((await stored.json()) as File);
}
