import { parseDecimal } from "#app/domain/assessment/decimal.ts";
import type { Response } from "#app/domain/assessment/response.ts";

/** What a form offers: FormData in a browser and on a server, a map in a test. */
export type Fields = { get(name: string): unknown; getAll(name: string): readonly unknown[] };

/** The name of the field for a stem of an extended matching item. */
export const matchField = (stemId: string): string => `match-${stemId}`;

/** They come along when a number is copied out of mixed text, mean nothing in it, and no stored text may hold them. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const texts = (values: readonly unknown[]): string[] => values.map(text).filter((value) => value !== "");

/**
 * The response that a question's form holds; null when it holds none. An order counts only when the learner touched it: what is
 * shown at first is not an answer. `stemIds` for extended matching.
 */
export function responseFromFields(type: Response["type"], fields: Fields, stemIds: readonly string[]): Response | null {
  switch (type) {
    case "single-best-answer": {
      const choice = text(fields.get("choice"));
      return choice === "" ? null : { type, choice };
    }
    case "multiple-response": {
      const choices = texts(fields.getAll("choice"));
      return choices.length === 0 ? null : { type, choices };
    }
    case "extended-matching": {
      const matches = Object.fromEntries(stemIds.flatMap((id) => texts([fields.get(matchField(id))]).map((option) => [id, option])));
      return Object.keys(matches).length === 0 ? null : { type, matches };
    }
    case "ordering": {
      const order = moved(texts(fields.getAll("order")), text(fields.get("move")));
      return text(fields.get("touched")) === "yes" || text(fields.get("move")) !== "" ? { type, order } : null;
    }
    case "numeric": {
      const value = text(fields.get("value")).replace(DIRECTION_MARKS, "").slice(0, 24);
      const unit = text(fields.get("unit"));
      return value.trim() === "" && unit === "" ? null : { type, value, unit: unit === "" ? null : unit };
    }
  }
}

/** The order after `up:<id>`, `down:<id>` or `keep`; an unknown wish changes nothing. */
export function moved(order: readonly string[], wish: string): string[] {
  const [direction, id = ""] = wish.split(":");
  const from = order.indexOf(id);
  const to = direction === "up" ? from - 1 : direction === "down" ? from + 1 : from;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const next = order.filter((one) => one !== id);
  next.splice(to, 0, id);
  return next;
}

/** The order after the element was put down before or after another one; an unknown element or place changes nothing. */
export function placed(order: readonly string[], id: string, where: "before" | "after", other: string): string[] {
  if (id === other || !order.includes(id) || !order.includes(other)) return [...order];
  const next = order.filter((one) => one !== id);
  next.splice(next.indexOf(other) + (where === "after" ? 1 : 0), 0, id);
  return next;
}

/** Whether there is anything to mark in a response. */
export function isAnswered(response: Response | undefined): boolean {
  switch (response?.type) {
    case undefined:
      return false;
    case "single-best-answer":
      return true;
    case "multiple-response":
      return response.choices.length > 0;
    case "extended-matching":
      return Object.keys(response.matches).length > 0;
    case "ordering":
      return response.order.length > 0;
    case "numeric":
      return response.value.trim() !== "";
  }
}

/** Whether a number was typed that nobody can read as one. It is kept as it was typed (R72), and marked as wrong. */
export function isUnreadable(response: Response | undefined): boolean {
  return response?.type === "numeric" && response.value.trim() !== "" && parseDecimal(response.value) === null;
}
