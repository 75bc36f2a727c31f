import type { Language } from "#app/domain/shared/language.ts";
import { compileMessage } from "#app/i18n/compile-message.ts";
import type { Catalogue, CompiledMessage } from "#app/i18n/compiled-message.ts";
import { formatMessage, type MessageValues } from "#app/i18n/format-message.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";

/** Says a message in one language. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** The translator over one language's messages. A key that is missing shows itself, so that it is seen and never breaks a page. */
export function translator(language: Language, catalogue: Catalogue): (key: string, values?: MessageValues) => string {
  const compiled = new Map<string, CompiledMessage>();
  return (key, values = {}) => {
    let message = compiled.get(key);
    if (message === undefined) {
      const found = catalogue[key];
      message = compileMessage(found ?? key);
      // What is missing may still come (load-messages.ts).
      if (found !== undefined) compiled.set(key, message);
    }
    return formatMessage(message, values, language);
  };
}
