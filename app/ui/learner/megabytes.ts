import type { Language } from "#app/domain/shared/language.ts";
import { formatNumber } from "#app/i18n/format-number.ts";

/** Bytes as megabytes with one decimal, never less than 0.1: what a download costs. */
export function megabytes(language: Language, bytes: number): string {
  return formatNumber(language, Math.max(0.1, Math.round(bytes / 100_000) / 10), 1);
}
