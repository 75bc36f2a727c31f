import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** What stands in the way of publication, in the reader's words; a code that has no sentence of its own gets the general one. */
export function faultSentence(t: Translate, { code, params }: Pick<DraftFault, "code" | "params">): string {
  const key = `workshop.fault-${code}` as MessageKey;
  const said = t(key, params);
  return said === key ? t("workshop.fault-other") : said;
}
