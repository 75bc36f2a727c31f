import type { Language } from "#app/domain/shared/language.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** So many bytes in the unit in which people think of them: kilobytes, megabytes or gigabytes of a thousand each. */
export function fileSize(language: Language, bytes: number, t: Translate): string {
  if (bytes >= 1_000_000_000) return t("media-library.gigabytes", { size: formatNumber(language, bytes / 1_000_000_000, 1) });
  if (bytes >= 1_000_000) return t("media-library.megabytes", { size: formatNumber(language, bytes / 1_000_000, 1) });
  return t("media-library.kilobytes", { size: formatNumber(language, Math.max(1, bytes / 1000), 0) });
}
