import { z } from "zod";
import { RELATIONSHIP_NATURES } from "#app/domain/authoring/relationship-nature.ts";
import { TEAM_ROLES } from "#app/domain/authoring/relationship-judgement.ts";
import { EVIDENCE_KINDS } from "#app/domain/authoring/evidence-kind.ts";
import { SENIORITIES } from "#app/domain/authoring/seniority.ts";
import { Item } from "#app/domain/assessment/item.ts";
import { CourseId, LessonId, ModuleId, ReferenceId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, Trilingual } from "#app/domain/shared/language.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

/** Where a translation stands. Only `signed-off` has been read by a named clinician. */
export const TranslationState = z.enum(["source", "awaiting-clinical-review", "signed-off"]);
export type TranslationState = z.infer<typeof TranslationState>;

/** One source that the course relies on. `year` and one of `doi` and `url` are owed. */
export const Reference = z
  .strictObject({
    id: ReferenceId,
    /** Missing only from versions that were published before it was asked for: `validateCourse` wants it. */
    evidence: z.enum(EVIDENCE_KINDS).optional(),
    authors: z.string().min(1),
    title: z.string().min(1),
    source: z.string().min(1),
    year: z.number().int().min(1950).max(2100),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional(),
    pmid: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
    url: z.url({ protocol: /^https$/ }).optional(),
    /** The day on which somebody said that they had opened it and that it is this source. */
    openedOn: z.iso.date().optional(),
  })
  .refine((reference) => reference.doi !== undefined || reference.url !== undefined, { message: "reference-needs-doi-or-url" });
export type Reference = z.infer<typeof Reference>;

/** A financial relationship of the last 24 months with an ineligible company. @rule accme-sii-2020/standard-3-relationships */
export const Relationship = z.strictObject({
  company: z.string().min(1),
  nature: z.enum(RELATIONSHIP_NATURES),
  /** The step that was documented before the person took the role. @rule accme-sii-2020/standard-3-mitigation */
  mitigation: Trilingual,
});

/** Somebody in control of the content. An empty `relationships` is a declaration of none. */
export const FacultyMember = z.strictObject({
  name: Trilingual,
  credentials: Trilingual,
  role: z.enum(TEAM_ROLES),
  relationships: z.array(Relationship),
  /** Made from what the team declared, and made anew for each version; absent from a line that was written by hand. */
  team: z.literal(true).optional(),
});
export type FacultyMember = z.infer<typeof FacultyMember>;

/** What the course is worth to which professions. Integer hundredths of a credit, in steps of 25. */
export const CreditOffer = z.strictObject({
  creditType: z.string().regex(/^[a-z0-9-]+$/),
  category: z.string().regex(/^[a-z0-9-]+$/),
  professions: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
  maximumHundredths: z.number().int().positive().multipleOf(25),
});
export type CreditOffer = z.infer<typeof CreditOffer>;

/** How far whom it is for have come: still in training, practising by themselves, or answering for others. */
export const Seniority = z.enum(SENIORITIES);
export type Seniority = z.infer<typeof Seniority>;

/** `course.json` of a folder in content/courses. */
export const CourseMetadata = z.strictObject({
  id: CourseId,
  providerId: z.string().regex(/^[a-z0-9-]+$/),
  title: Trilingual,
  /** One or two sentences for the catalogue. */
  summary: Trilingual,
  /** The practice gap that the course answers. */
  practiceGap: Trilingual,
  /** What should be done instead of the gap, and how one knows that it is not: missing from versions that were published before it was asked for. */
  need: z.strictObject({ desired: Trilingual, source: Trilingual }).optional(),
  objectives: z.array(Trilingual).min(3).max(10),
  /** By the place of each objective: the level after Moore (2009) at which it is to show, 1 to 7. */
  outcomeLevels: z.array(z.number().int().min(1).max(7)).optional(),
  audience: Trilingual,
  /** Whom it is for, as codes: `audience` says it in words. */
  audienceOf: z
    .strictObject({ professions: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1), seniority: z.array(Seniority).min(1) })
    .optional(),
  topics: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
  format: z.literal("internet-enduring-material"),
  /** How one takes part: reading, cases, questions. */
  method: Trilingual,
  minutes: z.number().int().positive(),
  creditOffers: z.array(CreditOffer).min(1),
  faculty: z.array(FacultyMember).min(1),
  /** null: there is none, and the course page says so. @rule accme-sii-2020/standard-4-support */
  commercialSupport: z
    .array(z.strictObject({ source: z.string(), kind: z.enum(["monetary", "in-kind"]), amount: z.string().optional() }))
    .nullable(),
  quiz: z.strictObject({
    /** Whole per cent of the points that must be reached. */
    minimumPerformanceLevel: z.number().int().min(1).max(100),
    attempts: z.number().int().min(1).max(10),
    lockOutHours: z.number().int().min(0),
    /** null: not timed. */
    minutesAllowed: z.number().int().positive().nullable(),
    /** How many items of each topic are drawn for a paper. */
    quota: z.record(z.string(), z.number().int().positive()),
    /** What the topics are called, for those who write and review; optional, as it came later than the first courses. */
    topics: z.record(z.string(), Trilingual).optional(),
  }),
  releasedOn: CalendarDay,
  reviewedOn: CalendarDay,
  expiresOn: CalendarDay,
  /** Whether the credit may be earned again: once ever, once per cycle, or each time (R87). */
  repeat: z.enum(["once-ever", "once-per-cycle", "each-time"]),
  translations: z.record(z.enum(LANGUAGES), TranslationState),
  /** The modules in order, for a course that has any. */
  modules: z
    .array(z.strictObject({ id: ModuleId, title: Trilingual }))
    .min(1)
    .max(30)
    .optional(),
  /** Lessons in order; the text of each lies in `lessons/<id>.<language>.md` or `.json`. */
  lessons: z
    .array(z.strictObject({ id: LessonId, title: Trilingual, minutes: z.number().int().positive(), module: ModuleId.optional() }))
    .min(1)
    // As many as a draft may hold (draft-content).
    .max(100),
  /** @rule ama-pra/bibliographic-sources */
  references: z.array(Reference).min(1),
  licence: z.string().min(1),
  /** The languages in which the course is published; left out where it is all of them, as before there was a choice. */
  languages: z.array(z.enum(LANGUAGES)).min(1).max(LANGUAGES.length).optional(),
});
export type CourseMetadata = z.infer<typeof CourseMetadata>;

/** `items.json`: the pool from which papers are drawn. */
export const ItemPool = z.array(Item).min(1);
