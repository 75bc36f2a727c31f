import type { Translate } from "#app/i18n/translate.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";

/** What a form's reply says of its fields, as codes. */
export type Errors = Readonly<Record<string, readonly string[] | undefined>>;

/** The sentence for what is wrong with a field, in the reader's language; undefined when nothing is. */
export function errorText(t: Translate, errors: Errors | undefined, field: string): string | undefined {
  const code = errors?.[field]?.[0];
  if (code === undefined) return undefined;
  const key = `errors.${code}` as MessageKey;
  const text = t(key);
  // A code without a sentence is a fault of ours; the reader gets the general one.
  return text === key ? t("errors.invalid") : text;
}
