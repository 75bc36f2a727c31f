import { z } from "zod";
import { type DraftPart as Part, isDraftPart } from "#app/domain/authoring/draft-part.ts";
import type { Obstacle } from "#app/domain/authoring/independence.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { Language } from "#app/domain/shared/language.ts";
import type { Result } from "#app/domain/shared/result.ts";
import type { Instant } from "#app/domain/shared/time.ts";

export const DraftPart = z.string().max(120).refine(isDraftPart, "part-unknown");
export type DraftPart = Part;

/** Who wrote something, as far as the house knows a name. */
export type Author = {
  readonly accountId: string;
  readonly name: { readonly ar: string; readonly latin: string; readonly ckb: string | null } | null;
};

/** One line of a part's history. Revisions count from 1 in each part and are never changed. */
export type DraftRevision = {
  readonly part: DraftPart;
  readonly revision: number;
  readonly by: Author;
  readonly at: Instant;
  /** The revision whose content was taken up again. */
  readonly restoredFrom: number | null;
  readonly words: number;
};

/** A revision with what it holds. */
export type WholeRevision = DraftRevision & { readonly content: Json };

/** One save of one part. `saveId` is made where it is written: the same one sent twice is one revision. */
export const SaveWish = z.strictObject({
  saveId: z.uuid(),
  part: DraftPart,
  /** The revision that was being edited; 0 when the part was not there (R34). */
  basedOn: z.number().int().min(0),
  content: z.custom<Json>((value) => value !== undefined),
  /** The author was asked and said that more than half is to go (R40). */
  confirmedShrink: z.boolean().optional(),
  /** What is saved translates the source as this revision of it stood on the screen. */
  answering: z.strictObject({ language: Language, revision: z.number().int().min(1) }).optional(),
});
export type SaveWish = z.infer<typeof SaveWish>;

/** What is stored, and what alone may be called "Saved" (R36). */
export type Saved = {
  readonly revision: number;
  readonly at: Instant;
  /** What was stored, when that is not what was sent: blocks and items without an id were given one. Else null. */
  readonly content: Json | null;
};

/** Nothing was written. */
export type SaveRefusal =
  /** Somebody saved meanwhile: this is what is there now (R34, R35). */
  | { readonly code: "conflict"; readonly revision: number; readonly by: Author; readonly at: Instant; readonly content: Json }
  /** More than half of the words would go: ask, then send again with `confirmedShrink` (R40). */
  | { readonly code: "shrinks"; readonly fromWords: number; readonly toWords: number }
  /** It does not fit the schema, and keeping it would mean losing something (R38). `where` leads into the content. */
  | { readonly code: "malformed"; readonly faults: readonly { readonly where: string; readonly why: string }[] }
  | { readonly code: "too-large"; readonly bytes: number; readonly mostBytes: number }
  /** A file that nobody has uploaded. */
  | { readonly code: "media-unknown"; readonly sha256: string }
  /** The first save of somebody in this course, who owes a disclosure or a judgement of one. A later save is never refused for this. */
  | { readonly code: "not-independent"; readonly obstacle: Obstacle }
  /** There is no such draft, or it is somebody else's. */
  | { readonly code: "not-yours" };

export type SaveOutcome = Result<Saved, SaveRefusal>;

/** Where a draft stands; null when it says what is published, or when there is none. */
export type DraftState = "draft" | "in-review" | "changes-asked" | "approved";
/** Where the published version stands: `expiring` within 90 days of its last day, `retired` after it, `withdrawn` when it was taken back. */
export type PublishedState = "published" | "expiring" | "retired" | "withdrawn";

/** Computed from revisions, submissions and versions each time; stored nowhere. */
export type CourseStanding = {
  /** The one word for a list: the draft's while there is one that says something else than what is published. */
  readonly state: DraftState | PublishedState;
  readonly draft: DraftState | null;
  readonly published: PublishedState | null;
};
