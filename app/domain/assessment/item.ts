import { z } from "zod";
import { COGNITIVE_LEVELS, COMPETENCIES } from "#app/domain/assessment/item-tags.ts";
import { CourseId, ItemId, ReferenceId } from "#app/domain/shared/ids.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

/** A short name inside one item, for an option, an element, a stem or a unit. */
export const PartId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** A number as a clinician writes it, Western digits, no exponent: `2.5`. Text, so that 0.1 stays 0.1. */
export const Decimal = z.string().regex(/^-?\d{1,9}(\.\d{1,6})?$/);

/** A picture or a recording: the name of a file of the course as lessons name it, and its alternative text or its transcript, which is owed. */
const Media = z.strictObject({
  kind: z.enum(["image", "audio"]),
  src: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/),
  text: Trilingual,
});

const Option = z.strictObject({ id: PartId, text: Trilingual, rationale: Trilingual, media: Media.optional() });

/** What the house knows of an item beyond what it asks. Never part of a paper (R32); optional, as it came later than the first items. */
const Tags = z.strictObject({
  level: z.enum(COGNITIVE_LEVELS).optional(),
  competency: z.enum(COMPETENCIES).optional(),
  /** Modified Angoff: how many of a hundred learners who only just pass would answer it rightly, as judged before there are answers. */
  difficulty: z.number().int().min(0).max(100).optional(),
  /** Who answers for it. */
  owner: z.string().trim().min(1).max(200).optional(),
  /** When it is to be looked at again. */
  reviewOn: CalendarDay.optional(),
});

/** Which item of which course this one was copied from: of those that were taken before such a copy had a placement, and kept their hash. */
const Origin = z.strictObject({ courseId: CourseId, itemId: ItemId, contentHash: z.string().regex(/^[0-9a-f]{64}$/) });

const common = {
  id: ItemId,
  /** The topic whose quota the item fills when a paper is drawn. */
  topic: z.string().regex(/^[a-z0-9-]{1,60}$/),
  stem: Trilingual,
  leadIn: Trilingual,
  references: z.array(ReferenceId).min(1),
  media: Media.optional(),
  tags: Tags.optional(),
  origin: Origin.optional(),
};

/** One best answer among four or five homogeneous options (NBME A-type). */
export const SingleBestAnswer = z.strictObject({
  ...common,
  type: z.literal("single-best-answer"),
  options: z.array(Option).min(3).max(6),
  key: PartId,
});

/** Any number of right options; marked symmetrically, so that ticking all never wins (D1). */
export const MultipleResponse = z.strictObject({
  ...common,
  type: z.literal("multiple-response"),
  options: z.array(Option).min(4).max(8),
  key: z.array(PartId).min(1),
});

/** One option list serves several stems (NBME R-type). `stem` is the theme. */
export const ExtendedMatching = z.strictObject({
  ...common,
  type: z.literal("extended-matching"),
  options: z.array(Option).min(5).max(15),
  stems: z
    .array(z.strictObject({ id: PartId, text: Trilingual, key: PartId, rationale: Trilingual, media: Media.optional() }))
    .min(2)
    .max(6),
});

/** Elements to be put in order; `key` names every element once, first to last. */
export const Ordering = z.strictObject({
  ...common,
  type: z.literal("ordering"),
  elements: z.array(Option).min(3).max(8),
  key: z.array(PartId).min(3),
});

/** A number with its unit. The offered units include wrong ones; a wrong unit or a factor of ten is always wrong (D2). */
export const Numeric = z.strictObject({
  ...common,
  type: z.literal("numeric"),
  units: z
    .array(z.strictObject({ id: PartId, text: Trilingual, rationale: Trilingual }))
    .min(2)
    .max(6),
  key: z.strictObject({ value: Decimal, unit: PartId, tolerance: Decimal }),
  /** How the number is worked out, step by step. */
  rationale: Trilingual,
});

const SIMPLE_ITEMS = [SingleBestAnswer, MultipleResponse, ExtendedMatching, Ordering, Numeric] as const;
export const SimpleItem = z.discriminatedUnion("type", SIMPLE_ITEMS);
export type SimpleItem = z.infer<typeof SimpleItem>;

/** One vignette, several items about it; drawn and shown together. `stem` is the vignette. */
export const VignetteSet = z.strictObject({
  ...common,
  type: z.literal("vignette-set"),
  items: z.array(SimpleItem).min(2).max(5),
});
export type VignetteSet = z.infer<typeof VignetteSet>;

/** An item as its author wrote it, key included. Never leaves the server in a credit quiz (R20, R32). */
export const Item = z.discriminatedUnion("type", [...SIMPLE_ITEMS, VignetteSet]);
export type Item = z.infer<typeof Item>;
