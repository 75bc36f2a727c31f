import { gradeResponse, type Mark } from "#app/domain/assessment/grade-response.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import type { Accepted, Remedy } from "#app/domain/assessment/remedy.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";

/** A remedy of one question. */
export type KeyCorrection = { readonly itemId: ItemId; readonly remedy: Remedy };

/** What was put right in the questions of a course version until now; `keysNumber` is that of the newest correction, 0 when there is none. */
export type KeysInForce = { readonly keysNumber: number; readonly corrections: readonly KeyCorrection[] };

/** The keys as the questions were drawn. */
export const AS_DRAWN: KeysInForce = { keysNumber: 0, corrections: [] };

/** Why a remedy cannot be one of this question. */
export type RemedyFault = "not-its-type" | "unknown-part" | "is-the-key";

/** Whether the remedy can be one of this question; null when it can. */
export function remedyFault(item: SimpleItem, remedy: Remedy): RemedyFault | null {
  if (remedy.kind !== "accept-also") return null;
  const { accepted } = remedy;
  if (accepted.type !== item.type) return "not-its-type";
  if (!isKnown(item, accepted)) return "unknown-part";
  return isKey(item, accepted) ? "is-the-key" : null;
}

/**
 * Marks one response by the key and by what was put right since: the best of the key and every further answer that counts; everything
 * for whoever was asked; or nothing of nothing. The order of the corrections, and how often one is among them, never matters.
 */
export function markUnder(item: SimpleItem, response: Response | undefined, corrections: readonly KeyCorrection[]): Mark {
  const remedies = corrections.filter((one) => one.itemId === item.id).map((one) => one.remedy);
  const byKey = gradeResponse(item, response);
  if (remedies.some((remedy) => remedy.kind === "drop")) return { points: 0, maximumPoints: 0 };
  if (remedies.some((remedy) => remedy.kind === "full-marks")) return { ...byKey, points: byKey.maximumPoints };
  const accepted = remedies.flatMap((remedy) => (remedy.kind === "accept-also" ? [remedy.accepted] : []));
  if (accepted.length === 0) return byKey;
  if (item.type === "extended-matching") {
    // Each stem is a question of its own: what counts for one says nothing of the others.
    const marks = item.stems.map((stem) => {
      const keys = accepted.flatMap((one) => (one.type === item.type && one.stem === stem.id ? [one.choice] : []));
      return best([stem.key, ...keys].map((key) => gradeResponse({ ...item, stems: [{ ...stem, key }] }, response)));
    });
    return { ...byKey, points: marks.reduce((sum, mark) => sum + mark.points, 0) };
  }
  return best([byKey, ...accepted.map((one) => gradeResponse(withKey(item, one), response))]);
}

/** Whether choosing this part of the question counts, by its key or by what was accepted since; a stem or a place in an order: what was put there. */
export function isAcceptedPart(itemId: ItemId, corrections: readonly KeyCorrection[], part: string, stem: string | null = null): boolean {
  return corrections.some(({ itemId: corrected, remedy }) => {
    if (corrected !== itemId || remedy.kind !== "accept-also") return false;
    const { accepted } = remedy;
    if (accepted.type === "single-best-answer") return accepted.choice === part;
    return accepted.type === "extended-matching" && accepted.stem === stem && accepted.choice === part;
  });
}

function best(marks: readonly Mark[]): Mark {
  return marks.reduce((most, mark) => (mark.points > most.points ? mark : most));
}

/** The question as if the accepted answer were its key. */
function withKey(item: SimpleItem, accepted: Accepted): SimpleItem {
  switch (accepted.type) {
    case "single-best-answer":
      return item.type === accepted.type ? { ...item, key: accepted.choice } : item;
    case "multiple-response":
      return item.type === accepted.type ? { ...item, key: accepted.choices } : item;
    case "ordering":
      return item.type === accepted.type ? { ...item, key: accepted.order } : item;
    case "numeric":
      return item.type === accepted.type
        ? { ...item, key: { value: accepted.value, unit: accepted.unit, tolerance: accepted.tolerance } }
        : item;
    case "extended-matching":
      return item;
  }
}

function isKnown(item: SimpleItem, accepted: Accepted): boolean {
  const has = (parts: readonly { readonly id: string }[], id: string) => parts.some((part) => part.id === id);
  switch (accepted.type) {
    case "single-best-answer":
      return item.type === accepted.type && has(item.options, accepted.choice);
    case "multiple-response":
      return (
        item.type === accepted.type &&
        new Set(accepted.choices).size === accepted.choices.length &&
        accepted.choices.every((id) => has(item.options, id))
      );
    case "extended-matching":
      return item.type === accepted.type && has(item.stems, accepted.stem) && has(item.options, accepted.choice);
    case "ordering":
      return (
        item.type === accepted.type &&
        accepted.order.length === item.elements.length &&
        item.elements.every(({ id }) => accepted.order.includes(id))
      );
    case "numeric":
      return item.type === accepted.type && has(item.units, accepted.unit);
  }
}

function isKey(item: SimpleItem, accepted: Accepted): boolean {
  switch (accepted.type) {
    case "single-best-answer":
      return item.type === accepted.type && item.key === accepted.choice;
    case "multiple-response":
      return item.type === accepted.type && [...item.key].sort().join() === [...accepted.choices].sort().join();
    case "extended-matching":
      return item.type === accepted.type && item.stems.some((stem) => stem.id === accepted.stem && stem.key === accepted.choice);
    case "ordering":
      return item.type === accepted.type && item.key.join() === accepted.order.join();
    case "numeric":
      return (
        item.type === accepted.type &&
        item.key.value === accepted.value &&
        item.key.unit === accepted.unit &&
        item.key.tolerance === accepted.tolerance
      );
  }
}
