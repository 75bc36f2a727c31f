import type { Language } from "#app/domain/shared/language.ts";
import { formatNumber } from "#app/i18n/format-number.ts";

/** Credits kept in hundredths, as a person reads them: 250 is "2.5". */
export function formatCredits(language: Language, hundredths: number): string {
  return formatNumber(language, hundredths / 100, 2);
}
