import type { Language } from "#app/domain/shared/language.ts";
import { formatNumber } from "#app/i18n/format-number.ts";

/** Bytes as megabytes, to a tenth above one and to a hundredth below, never nothing: what a download costs. */
export function megabytes(language: Language, bytes: number): string {
  const size = bytes / 1_000_000;
  return size >= 1 ? formatNumber(language, size, 1) : formatNumber(language, Math.max(0.01, size), 2);
}
