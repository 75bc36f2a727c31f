import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pg from "pg";
import { courseFolders } from "#app/cli/content-import.server.ts";
import { publishCourse } from "#app/commands/authoring/publish-course.server.ts";
import { type Item } from "#app/domain/assessment/item.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { type LedgerDraft, nextLine } from "#app/domain/credits/ledger-chain.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { CourseId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { type Language } from "#app/domain/shared/language.ts";
import { CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { db } from "#app/platform/db.server.ts";
import { readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";
import { installQueue } from "#app/platform/queue.server.ts";

const COURSES = 20;
const LEARNERS = 5_000;
/** In how many courses each learner is, from the first; the others are free for the quiz flow. */
const BEGUN = 3;
const A_DAY = 86_400_000;

export type BenchCourse = {
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly lessonIds: readonly string[];
  readonly title: Readonly<Record<Language, string>>;
};
export type BenchLearner = {
  readonly accountId: string;
  readonly practitionerId: string;
  readonly token: string;
  readonly sessionHash: string;
  readonly language: Language;
};

/** What the benchmark works on; learner number n has begun the courses n, n + 1 and n + 2 (modulo their number). */
export type Installation = {
  readonly courses: readonly BenchCourse[];
  readonly learners: readonly BenchLearner[];
  /** By item version. */
  readonly items: ReadonlyMap<string, Item>;
};

export function hasBegun(learner: number, course: number): boolean {
  return (course - learner + COURSES * LEARNERS) % COURSES < BEGUN;
}

/**
 * A database for one run, filled with 20 courses by the real publish command and 5,000 learners by bulk. `again` takes the filling of
 * the run before, which must be of the same schema.
 */
export async function install(
  adminUrl: string,
  again: boolean,
  tell: (line: string) => void,
): Promise<{ installation: Installation; databaseUrl: string }> {
  const notes = join(BENCH_OUTPUT, "installation.json");
  if (!again) {
    tell("Filling the database: 20 courses, 5,000 learners …");
    const filled = await createDatabase(adminUrl, "bench_filled", null);
    process.env["DATABASE_URL"] = filled;
    const { items, ...rest } = await fill(filled);
    await writeFile(notes, JSON.stringify({ ...rest, items: [...items] }));
  }
  const { items, ...rest } = JSON.parse(await readFile(notes, "utf8")) as Omit<Installation, "items"> & { items: [string, Item][] };
  const databaseUrl = await createDatabase(adminUrl, "bench", "bench_filled");
  process.env["DATABASE_URL"] = databaseUrl;
  return { installation: { ...rest, items: new Map(items) }, databaseUrl };
}

/** A new database of that name in the place of an old one, empty or a copy of another; gives its address. */
export async function createDatabase(adminUrl: string, name: string, template: string | null): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await admin.query(`CREATE DATABASE "${name}" ${template === null ? "" : `TEMPLATE "${template}"`}`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function fill(databaseUrl: string): Promise<Installation> {
  await migrate(databaseUrl);
  await installQueue(databaseUrl);
  const courses = await publishCourses();
  const learners = await enterLearners(courses);
  const versions = await db().itemVersion.findMany({ select: { id: true, body: true } });
  // Plans are made from statistics: a table that has just been filled has none.
  await db().$executeRawUnsafe("VACUUM ANALYZE");
  await closePlatform();
  return { courses, learners, items: new Map(versions.map(({ id, body }) => [id, body as unknown as Item])) };
}

async function publishCourses(): Promise<BenchCourse[]> {
  const real: ValidCourse[] = [];
  for (const folder of await courseFolders()) {
    const valid = validateCourse({ name: basename(folder), files: await readFolder(folder) }, parseMarkdown);
    if (!valid.ok) throw new Error(`${folder} has faults: ${JSON.stringify(valid.refusal.slice(0, 5), null, 1)}`);
    real.push(valid.value);
  }
  const courses: BenchCourse[] = [];
  for (let number = 0; number < COURSES; number += 1) {
    const original = real[number % real.length]!;
    const metadata = { ...original.metadata, id: CourseId.parse(`${original.metadata.id.slice(0, 50)}-${String(number + 1)}`) };
    const wish = {
      course: { ...original, metadata },
      providerName: { en: "Bimaristan", ar: "بيمارستان", ckb: "بیمارستان" },
      words: lessonWords(),
    };
    const published = await publishCourse(wish, { at: instantAt(Date.now() - (90 - number) * A_DAY), requestId: null });
    if (!published.ok) throw new Error(`The course was refused: ${published.refusal}`);
    const { courseId, courseVersionId } = published.value;
    courses.push({ courseId, courseVersionId, lessonIds: metadata.lessons.map((lesson) => lesson.id), title: metadata.title });
  }
  return courses;
}

async function enterLearners(courses: readonly BenchCourse[]): Promise<BenchLearner[]> {
  const now = new Date();
  const createdAt = new Date(now.getTime() - 120 * A_DAY);
  const learners = Array.from({ length: LEARNERS }, (_, number): BenchLearner => {
    const token = randomBytes(20).toString("hex");
    const language = number % 5 < 3 ? "ar" : number % 5 === 3 ? "ckb" : "en";
    return {
      accountId: randomUUID(),
      practitionerId: randomUUID(),
      token,
      sessionHash: createHash("sha256").update(token).digest("hex"),
      language,
    };
  });
  const grants = learners.map(({ accountId }) => ({ id: randomUUID(), accountId, role: "learner", grantedAt: createdAt }));
  const begun = learners.flatMap((learner, number) =>
    courses.filter((_, course) => hasBegun(number, course)).map((course) => ({ learner, course })),
  );
  const sections = new Map(
    (await db().lessonVersion.findMany()).map((lesson) => [`${lesson.courseVersionId} ${lesson.lessonId}`, lesson.sectionIds]),
  );

  await inThousands(learners, (some) =>
    db().account.createMany({
      data: some.map(({ accountId, language }, index) => ({
        id: accountId,
        email: `${accountId}@example.iq`,
        passwordHash: null,
        language,
        createdAt: new Date(createdAt.getTime() + index),
      })),
    }),
  );
  await inThousands(learners, (some) =>
    db().practitioner.createMany({
      data: some.map(({ accountId, practitionerId }) => ({
        id: practitionerId,
        accountId,
        nameAr: "علاء صلاح الأسدي",
        nameLatin: "Alaa Salah Al-Asadi",
        profession: "nurse",
        governorate: "basra",
        directorate: "basra",
        facilityType: "primary-health-centre",
        createdAt,
      })),
    }),
  );
  await inThousands(learners, (some) =>
    db().licence.createMany({
      data: some.map(({ practitionerId }) => ({
        id: randomUUID(),
        practitionerId,
        number: "N-12345",
        issuingBody: "moh-federal",
        state: "claimed",
        claimedAt: createdAt,
      })),
    }),
  );
  await inThousands(grants, (some) => db().roleGrant.createMany({ data: [...some] }));
  await inThousands(learners, (some, from) =>
    db().session.createMany({
      data: some.map(({ accountId, sessionHash }, index) => ({
        idHash: sessionHash,
        accountId,
        actingGrantId: grants[from + index]!.id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + 7 * A_DAY),
        userAgent: "bench",
        address: "127.0.0.1",
      })),
    }),
  );
  await inThousands(begun, (some) =>
    db().enrolment.createMany({
      data: some.map(({ learner, course }) => ({
        id: randomUUID(),
        practitionerId: learner.practitionerId,
        courseId: course.courseId,
        courseVersionId: course.courseVersionId,
        enrolledAt: createdAt,
      })),
    }),
  );
  const facts = begun.flatMap(({ learner, course }) =>
    course.lessonIds.slice(0, 2).flatMap((lessonId) =>
      (sections.get(`${course.courseVersionId} ${lessonId}`) ?? []).map((blockId) => ({
        practitionerId: learner.practitionerId,
        courseId: course.courseId,
        lessonId,
        blockId,
        courseVersionId: course.courseVersionId,
        at: createdAt,
      })),
    ),
  );
  await inThousands(facts, (some) => db().progressFact.createMany({ data: [...some] }));
  await inThousands(begun, (some) =>
    db().resumePosition.createMany({
      data: some.map(({ learner, course }) => {
        const lessonId = course.lessonIds[1]!;
        return {
          practitionerId: learner.practitionerId,
          courseId: course.courseId,
          lessonId,
          blockId: sections.get(`${course.courseVersionId} ${lessonId}`)?.[0] ?? "start",
          at: createdAt,
        };
      }),
    }),
  );
  const lines = learners.flatMap(ledgerOf);
  await inThousands(lines, (some) => db().ledgerLine.createMany({ data: [...some] }));
  return learners;
}

/** Two lines of other years, chained as the product chains them. */
function ledgerOf({ practitionerId }: BenchLearner): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (const year of ["2024", "2025"]) {
    const draft: LedgerDraft = {
      id: randomUUID(),
      practitionerId: practitionerId as PractitionerId,
      kind: "award",
      amountHundredths: 100,
      creditType: "provider-certified-hours",
      category: "general",
      cause: randomUUID(),
      courseId: null,
      courseVersionId: null,
      providerId: "bimaristan-editorial",
      ruleVersion: "bench",
      evidenceGrade: "provider-signed",
      earnedOn: CalendarDay.parse(`${year}-05-04`),
      recordedAt: instantAt(Date.parse(`${year}-05-04T08:00:00.000Z`)),
      correctsId: null,
      reason: null,
    };
    lines.push(nextLine(draft, lines.at(-1) ?? null, (text) => createHash("sha256").update(text).digest("hex")));
  }
  return lines;
}

async function inThousands<T>(all: readonly T[], write: (some: readonly T[], from: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += 1000) await write(all.slice(from, from + 1000), from);
}

/** The tests' own folder for what a benchmark makes. */
export const BENCH_OUTPUT = join(import.meta.dirname, "..", "output", "bench");
