import type { KeptCourse } from "#app/domain/sync/kept-course.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { dropUnusedContents } from "#app/offline/contents.ts";
import { type KeptStanding, learnerDatabase, ofAccount } from "#app/offline/database.ts";
import { patientFetch } from "#app/offline/patient-fetch.ts";

/** A person's courses on this device, those that are still coming included. */
export async function keptCourses(accountId: string): Promise<readonly KeptCourse[]> {
  const database = await learnerDatabase();
  return database.getAll("courses", ofAccount(accountId));
}

/** One course in one language as the person has it here; null when they do not. */
export async function keptCourse(accountId: string, courseId: string, language: Language): Promise<KeptCourse | null> {
  const database = await learnerDatabase();
  return (await database.get("courses", [accountId, courseId, language])) ?? null;
}

/** Writes down how far a course is kept. */
export async function saveKeptCourse(record: KeptCourse): Promise<void> {
  const database = await learnerDatabase();
  await database.put("courses", record);
}

/** Takes a course in one language off this device; what was done in it and is not sent stays in the outbox. */
export async function removeKeptCourse(accountId: string, courseId: string, language: Language): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["courses", "standings"], "readwrite");
  const courses = transaction.objectStore("courses");
  await courses.delete([accountId, courseId, language]);
  const others = await courses.count(IDBKeyRange.bound([accountId, courseId], [accountId, courseId, []]));
  if (others === 0) await transaction.objectStore("standings").delete([accountId, courseId]);
  await transaction.done;
  await dropUnusedContents();
}

/** How the person stands in a course as far as this device knows; null when it does not. */
export async function keptStanding(accountId: string, courseId: string): Promise<KeptStanding | null> {
  const database = await learnerDatabase();
  return (await database.get("standings", [accountId, courseId])) ?? null;
}

/**
 * Asks the server how the person stands in a course and writes it down. What the server acknowledged while it answered is not lost:
 * sections once read stay read (R44). Answers whether it was asked and told.
 */
export async function renewStanding(accountId: string, courseId: string): Promise<boolean> {
  const reply = await patientFetch(`/learn/courses/${courseId}/standing`, {
    headers: { accept: "application/json" },
    redirect: "manual",
    cache: "no-store",
  });
  if (!reply.ok) return false;
  const told = (await reply.json()) as Pick<KeptStanding, "accountId" | "course" | "quiz" | "helpContact">;
  // Somebody else may have signed in since.
  if (told.accountId !== accountId) return false;
  const database = await learnerDatabase();
  const transaction = database.transaction(["standings", "papers"], "readwrite");
  const standings = transaction.objectStore("standings");
  const before = await standings.get([accountId, courseId]);
  const known = before?.course.courseVersionId === told.course.courseVersionId ? before.course.facts : [];
  const facts = new Map([...known, ...told.course.facts].map((fact) => [`${fact.lessonId} ${fact.blockId}`, fact]));
  const course = { ...told.course, facts: [...facts.values()] };
  await standings.put({ accountId, courseId, course, quiz: told.quiz, helpContact: told.helpContact, askedAt: Date.now() });
  const papers = transaction.objectStore("papers");
  const over = new Set((told.quiz?.history ?? []).flatMap((attempt) => (attempt.finishedAt === null ? [] : [attempt.attemptId])));
  // Ended on another device, or by the clock.
  for (const paper of await papers.getAll(ofAccount(accountId)))
    if (over.has(paper.attemptId)) await papers.delete([accountId, paper.attemptId, paper.language]);
  await transaction.done;
  return true;
}
