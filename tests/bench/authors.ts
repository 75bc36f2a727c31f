import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { countWords } from "#app/domain/authoring/count-words.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { AccountId, type CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aDisclosure } from "#tests/builders/a-disclosure.ts";
import type { BenchCourse } from "#tests/bench/installation.ts";
import { type Answer, type Ask, textOf } from "#tests/bench/load.ts";

/** How many write at once, and how long the lesson of each is. */
export const AUTHORS = 16;
export const WORDS = 10_000;

/** Somebody who writes a lesson of that length, and the revision that the server has of it. */
export type BenchAuthor = {
  readonly token: string;
  readonly courseId: string;
  readonly lessonId: string;
  readonly document: LessonDocument;
  revision: number;
  typed: number;
};

type OfProvider = Extract<Actor, { providerId: string }>;

/** Sixteen trainers of the provider of the courses; each has begun the draft of a course and a lesson of 10,000 words in it. */
export async function enterAuthors(courses: readonly BenchCourse[]): Promise<readonly BenchAuthor[]> {
  const { providerId } = await db().course.findUniqueOrThrow({ where: { id: courses[0]!.courseId } });
  const authors: BenchAuthor[] = [];
  for (const course of courses.slice(0, AUTHORS)) {
    const { actor, token } = await aTrainer(providerId);
    const occasion = { at: instantAt(Date.now()), requestId: null };
    const courseId = course.courseId as CourseId;
    const begun = await createDraft(actor, { courseId, from: { kind: "version", courseVersionId: course.courseVersionId } }, occasion);
    if (!begun.ok) throw new Error(`The draft of ${courseId} was refused: ${begun.refusal}`);
    const lessonId = course.lessonIds[0]!;
    const part = lessonPart(lessonId, "ar");
    const newest = await db().draftRevision.findFirstOrThrow({ where: { courseId, part } });
    const document = stretched(newest.content as unknown as LessonDocument);
    const saved = await saveDraftPart(
      actor,
      { courseId, part, saveId: randomUUID(), basedOn: newest.number, content: document as unknown as Json },
      occasion,
    );
    if (!saved.ok) throw new Error(`The lesson of ${courseId} was refused: ${JSON.stringify(saved.refusal)}`);
    authors.push({ token, courseId, lessonId, document, revision: saved.value.revision, typed: 0 });
  }
  return authors;
}

async function aTrainer(providerId: string): Promise<{ actor: OfProvider; token: string }> {
  const accountId = AccountId.parse(randomUUID());
  const token = randomBytes(20).toString("hex");
  const now = new Date();
  await db().account.create({
    data: { id: accountId, email: `${accountId}@example.iq`, passwordHash: null, language: "ar", createdAt: now },
  });
  await aDisclosure(accountId);
  const grantId = randomUUID();
  await db().roleGrant.create({ data: { id: grantId, accountId, role: "trainer", grantedAt: now, providerId } });
  await db().totpFactor.create({ data: { accountId, secretSealed: new Uint8Array(randomBytes(48)), createdAt: now, confirmedAt: now } });
  await db().session.create({
    data: {
      idHash: createHash("sha256").update(token).digest("hex"),
      accountId,
      actingGrantId: grantId,
      createdAt: now,
      lastSeenAt: now,
      secondFactorAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
      userAgent: "bench",
      address: "127.0.0.1",
    },
  });
  return { actor: { role: "trainer", accountId, providerId }, token };
}

/** The lesson again and again until it has 10,000 words, each block with an id of its own. */
function stretched(document: LessonDocument): LessonDocument {
  const content: LessonDocument["content"][number][] = [];
  for (let words = 0, round = 1; words < WORDS; round += 1)
    for (const block of document.content) {
      if (words >= WORDS) break;
      const again = JSON.parse(
        JSON.stringify(block, (key, value: unknown) => (key === "id" ? `${String(value)}-${String(round)}` : value)),
      ) as typeof block;
      content.push(again);
      words += countWords(again);
    }
  return { ...document, content };
}

/** What the editor sends when its author has typed one more word. */
export function saveAsk(author: BenchAuthor, origin: string): Ask {
  author.typed += 1;
  const [first, ...rest] = author.document.content;
  const typed = { type: "paragraph", attrs: { id: "bench-typed" }, content: [{ type: "text", text: `كلمة ${String(author.typed)}` }] };
  const content = { ...author.document, content: [first, typed, ...rest] };
  const wish = {
    courseId: author.courseId,
    part: lessonPart(author.lessonId, "ar"),
    saveId: randomUUID(),
    basedOn: author.revision,
    content,
  };
  return {
    method: "POST",
    path: "/api/drafts",
    headers: {
      cookie: `session=${author.token}`,
      accept: "application/json",
      "accept-encoding": "gzip, deflate, br, zstd",
      "content-type": "application/json",
      origin,
      host: new URL(origin).host,
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    },
    body: JSON.stringify(wish),
  };
}

/** Takes the server's word for the next save; throws unless a new revision was stored. */
export function mustBeSaved(author: BenchAuthor, answer: Answer): void {
  const said = JSON.parse(textOf(answer)) as { ok?: boolean; value?: { revision: number } };
  if (answer.status !== 200 || said.ok !== true || said.value?.revision !== author.revision + 1)
    throw new Error(`A save was answered ${String(answer.status)}: ${textOf(answer).slice(0, 300)}`);
  author.revision = said.value.revision;
}
