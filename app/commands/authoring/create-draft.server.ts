import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { ensureProvider } from "#app/data/authoring.server.ts";
import { appendRevisions, beginDraft, loadDraft, providerOf } from "#app/data/drafts.server.ts";
import { independenceOf } from "#app/data/independence.server.ts";
import { publishedSource } from "#app/data/published-source.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { type Obstacle, obstacleToBegin } from "#app/domain/authoring/independence.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/** `courseId` names the course for ever. Copying a version of the same course goes on with it; any other copy is a new course. */
export type CreateDraftWish = {
  readonly courseId: CourseId;
  readonly from:
    /** `source`: the language in which it is written first. */
    | { readonly kind: "nothing"; readonly title: DraftText; readonly source?: Language }
    | { readonly kind: "version"; readonly courseVersionId: string }
    /** Another draft as it is now: "keep mine as a new draft" (R35). */
    | { readonly kind: "draft"; readonly courseId: CourseId };
};

export type CreateDraftRefusal = "not-yours" | "draft-exists" | "id-taken" | "no-such-source" | Exclude<Obstacle, "relationships-to-judge">;

type Part = { readonly part: DraftPart; readonly content: Json };
type Source = { readonly parts: readonly Part[]; readonly versionId: string | null; readonly courseId: string | null };

/** Begins the draft of a course of one's own provider. Every id of what is copied stays: lessons, blocks and items keep their statistics. */
export async function createDraft(
  actor: Actor,
  { courseId, from }: CreateDraftWish,
  occasion: Occasion,
): Promise<Result<CourseId, CreateDraftRefusal>> {
  const providerId = "providerId" in actor ? actor.providerId : "";
  if (!can(actor, { verb: "draft-course", providerId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    if (!(await ensureProvider(tx, providerId, null, occasion.at))) return refused("not-yours");
    const source = await sourceOf(tx, from, providerId);
    if (source === null) return refused("no-such-source");
    const owner = await providerOf(tx, courseId);
    if (owner !== null && owner !== providerId) return refused("id-taken");
    if (owner !== null && (from.kind !== "version" || source.courseId !== courseId)) return refused("id-taken");
    const obstacle = obstacleToBegin(await independenceOf(tx, courseId, actor.accountId, "planner"), dayInBaghdad(occasion.at));
    if (obstacle !== null) return refused(obstacle);
    const copiedFrom = source.courseId === courseId ? null : source.courseId;
    if (!(await beginDraft(tx, { courseId, providerId, copiedFrom }, actor.accountId, occasion.at))) return refused("draft-exists");
    const fromVersion = source.versionId === null ? {} : { fromVersionId: source.versionId };
    await appendRevisions(
      tx,
      source.parts.map(({ part, content }) => {
        const read = readDraftPart(part, content, () => randomUUID().slice(0, 8));
        if (!read.ok) throw new Error(`The ${part} of a source cannot be read: ${JSON.stringify(read.refusal)}`);
        const saveId = randomUUID();
        return { courseId, part, number: 1, saveId, read: read.value, by: actor.accountId, at: occasion.at, ...fromVersion };
      }),
    );
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "draft-begun",
        subject: { kind: "course", id: courseId },
        details: { from: from.kind, source: from.kind === "version" ? from.courseVersionId : (source.courseId ?? null) },
      },
    ]);
    return granted(courseId);
  });
}

async function sourceOf(tx: Tx, from: CreateDraftWish["from"], providerId: string): Promise<Source | null> {
  switch (from.kind) {
    case "nothing":
      return { parts: emptyParts(from.title, from.source), versionId: null, courseId: null };
    case "version": {
      const source = await publishedSource(tx, from.courseVersionId);
      if (source === null || source.providerId !== providerId) return null;
      return { parts: source.parts, versionId: from.courseVersionId, courseId: source.courseId };
    }
    case "draft": {
      const draft = await loadDraft(tx, from.courseId);
      if (draft === null || draft.content.providerId !== providerId) return null;
      const { metadata, items, media, documents } = draft.content;
      const lessons = Object.entries(documents).map(([part, content]) => ({ part, content }));
      const parts = [
        { part: "metadata", content: metadata },
        { part: "items", content: items },
        { part: "media", content: media },
        ...lessons,
      ];
      return { parts: JSON.parse(JSON.stringify(parts)) as Part[], versionId: null, courseId: from.courseId };
    }
  }
}

function emptyParts(title: DraftText, source: Language | undefined): readonly Part[] {
  const translations = source === undefined ? {} : { translations: { ...AWAITED, [source]: "source" } };
  return [
    { part: "metadata", content: JSON.parse(JSON.stringify({ title, ...translations })) as Json },
    { part: "items", content: [] },
    { part: "media", content: [] },
  ];
}

/** No translation has been read by a clinician before there is one. */
const AWAITED = { ar: "awaiting-clinical-review", ckb: "awaiting-clinical-review", en: "awaiting-clinical-review" } as const;
