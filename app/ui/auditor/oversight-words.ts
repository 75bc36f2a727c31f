import { type Dimension, NOT_KNOWN, type OversightView, VALUES } from "#app/domain/compliance/oversight-view.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** The name of a value of a dimension; facilities are named by the register. */
export function valueName(
  t: Translate,
  language: Language,
  dimension: Dimension,
  value: string,
  facilities: Readonly<Record<string, string>>,
): string {
  if (value === NOT_KNOWN) return t("oversight.value-unknown");
  return dimension === "facility" ? (facilities[value] ?? value) : nameOf(VALUES[dimension], value, language);
}

/** A share of 1 as whole per cent; all but everybody is never written as everybody. */
export function percent(language: Language, share: number): string {
  const rounded = Math.round(share * 100);
  const shown = (rounded === 100 && share < 1) || (rounded === 0 && share > 0) ? Math.round(share * 1000) / 10 : rounded;
  return `${formatNumber(language, shown, 1)}%`;
}

/** What a view chooses, as words: each dimension with its value, and the state. */
export function viewWords(
  t: Translate,
  language: Language,
  { where, state }: OversightView,
  facilities: Readonly<Record<string, string>>,
): string {
  const chosen = Object.entries(where).map(([key, value]) => {
    const dimension = key as Dimension;
    return `${t(`oversight.dimension-${dimension}` as MessageKey)}: ${valueName(t, language, dimension, value, facilities)}`;
  });
  const states = state === null ? [] : [`${t("oversight.state")}: ${t(`oversight.state-${state}` as MessageKey)}`];
  const all = [...chosen, ...states];
  return all.length === 0 ? t("figures.view-everybody") : joinParts(language, all);
}
