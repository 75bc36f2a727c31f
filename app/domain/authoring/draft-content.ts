import { z } from "zod";
import { EVIDENCE_KINDS } from "#app/domain/authoring/evidence-kind.ts";
import type { FacultyMember as FacultyLine } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { type Json } from "#app/domain/shared/canonical-json.ts";
import { ItemId, LessonId, ModuleId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";

/** No field of a draft is longer. */
const LONGEST_TEXT = 20_000;

const text = z.string().max(LONGEST_TEXT);
const count = z.number().int().min(0).max(1_000_000).nullable();

/** A text in the languages in which it is written so far; what is missing is missing or empty. */
export const DraftText = z.strictObject({ ar: text, ckb: text, en: text }).partial();
export type DraftText = z.infer<typeof DraftText>;

const Relationship = z.strictObject({ company: text, nature: text, mitigation: DraftText }).partial();
const FacultyMember = z
  .strictObject({ name: DraftText, credentials: DraftText, role: text, relationships: z.array(Relationship).max(50) })
  .partial();
const CreditOffer = z
  .strictObject({ creditType: text, category: text, professions: z.array(text).max(100), maximumHundredths: count })
  .partial();
const Support = z.strictObject({ source: text, kind: text, amount: text }).partial();

/** A reference as far as it is filled. */
const DraftReference = z.strictObject({
  id: text,
  evidence: z.enum(EVIDENCE_KINDS).optional(),
  authors: text.optional(),
  title: text.optional(),
  source: text.optional(),
  year: count.optional(),
  doi: text.optional(),
  pmid: text.optional(),
  url: text.optional(),
  openedOn: text.optional(),
});

/**
 * CourseMetadata as far as it is filled. Ids are there from the start and stay; nothing else is owed before the publication checklist
 * is asked. Id and provider of the course are not here: they belong to the course and never change.
 */
export const DraftMetadata = z
  .strictObject({
    title: DraftText,
    summary: DraftText,
    practiceGap: DraftText,
    need: z.strictObject({ desired: DraftText, source: DraftText }).partial(),
    objectives: z.array(DraftText).max(30),
    outcomeLevels: z.array(count).max(30),
    audience: DraftText,
    audienceOf: z.strictObject({ professions: z.array(text).max(100), seniority: z.array(text).max(10) }).partial(),
    topics: z.array(text).max(50),
    method: DraftText,
    minutes: count,
    creditOffers: z.array(CreditOffer).max(50),
    faculty: z.array(FacultyMember).max(100),
    commercialSupport: z.array(Support).max(50).nullable(),
    quiz: z
      .strictObject({
        minimumPerformanceLevel: count,
        attempts: count,
        lockOutHours: count,
        minutesAllowed: count,
        quota: z.record(z.string().max(100), count),
        topics: z.record(z.string().max(100), DraftText),
      })
      .partial(),
    releasedOn: text,
    reviewedOn: text,
    expiresOn: text,
    repeat: text,
    translations: z.partialRecord(z.enum(LANGUAGES), text),
    modules: z.array(z.strictObject({ id: ModuleId, title: DraftText })).max(30),
    lessons: z
      .array(z.strictObject({ id: LessonId, title: DraftText.optional(), minutes: count.optional(), module: ModuleId.optional() }))
      .max(100),
    references: z.array(DraftReference).max(500),
    licence: text,
    languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
  })
  .partial();
export type DraftMetadata = z.infer<typeof DraftMetadata>;

/** An item of the pool as far as it is filled: its id and its type are there, and the rest is as domain/assessment/item says, or not yet. */
export const DraftItem = z.looseObject({ id: ItemId, type: z.string().min(1).max(60) });
export type DraftItem = { readonly id: ItemId; readonly type: string; readonly [member: string]: Json | undefined };

/** The pool, in the order in which it is shown. */
export const DraftItems = z.array(DraftItem).max(1000);

/** Which stored objects the lessons may name, by path: `images/steps.ar.svg` is what `steps.svg` means in Arabic. */
export const DraftMedia = z
  .array(
    z.strictObject({ path: z.string().regex(/^(images|media)\/[a-z0-9][a-z0-9._-]{0,99}$/), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  )
  .max(1000);
export type DraftMedia = z.infer<typeof DraftMedia>;

/** A lesson as a draft may hold it: the same blocks, where what is yet to be filled is an empty text. */
export type DraftDocument = LessonDocument;

/** The parts of a draft as they stand now, each read. */
export type DraftContent = {
  readonly courseId: string;
  readonly providerId: string;
  readonly metadata: DraftMetadata;
  readonly items: readonly DraftItem[];
  readonly media: DraftMedia;
  /** By part: `lesson/<id>/<language>`. */
  readonly documents: Readonly<Record<string, DraftDocument>>;
  /** What learners will read of its team; it is declared by the people themselves and stands in no part. */
  readonly team?: readonly FacultyLine[];
};
