import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** What a form gets back when it could not be accepted: what was typed, and codes by field. */
export type ErrorReply = {
  readonly values: Readonly<Record<string, string | string[]>>;
  readonly errors: Readonly<Record<string, string[]>>;
};

const SENTENCE: Readonly<Record<string, MessageKey>> = {
  required: "errors.required",
  "too-long": "errors.too-long",
  "forbidden-character": "errors.forbidden-character",
};

/** The sentence beside a field, or nothing when the field is right. */
export function errorOf(reply: ErrorReply | null, field: string, t: Translate): string | undefined {
  const code = reply?.errors[field]?.[0];
  return code === undefined ? undefined : t(SENTENCE[code] ?? "errors.invalid");
}

/** What was typed into a field that holds one value. */
export function valueOf(reply: ErrorReply | null, field: string): string {
  const value = reply?.values[field];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

/** What was chosen in a field that holds several. */
export function valuesOf(reply: ErrorReply | null, field: string): readonly string[] {
  const value = reply?.values[field] ?? [];
  return typeof value === "string" ? [value] : value;
}
