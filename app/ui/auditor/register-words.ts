import { type Coded, nameOf } from "#app/domain/identity/code-list.ts";
import { COLUMN_LISTS } from "#app/domain/identity/register/column-lists.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LISTS: Readonly<Record<string, readonly Coded[]>> = COLUMN_LISTS;

/** The name of a column in the reader's language. */
export function columnName(t: Translate, column: string): string {
  return t(`register.column-${column.replaceAll("_", "-")}` as MessageKey);
}

/** A value of a column as a reader knows it: an entry of a list by its name, a day as days are written. */
export function columnValue(t: Translate, language: Language, column: string, value: string | null): string {
  if (value === null || value === "") return "–";
  const list = LISTS[column];
  if (list !== undefined) return nameOf(list, value, language);
  if (column === "confirmation") return t(`register.confirmation-${value}` as MessageKey);
  return DAY.test(value) ? formatDate(language, value as CalendarDay) : value;
}

/** Why a line is refused, as a sentence that names the column where one is to blame. */
export function faultSentence(t: Translate, fault: { readonly code: string; readonly column: string | null }): string {
  const reason = t(`register.fault-${fault.code}` as MessageKey);
  return fault.column === null ? reason : t("register.fault-in-column", { column: columnName(t, fault.column), reason });
}

/** Since when something is so; where nobody said so, on which day it was recorded. */
export function sinceWhen(t: Translate, language: Language, fact: { readonly since: string; readonly recordedAt: string }): string {
  const recorded = dayInBaghdad(fact.recordedAt as Instant);
  const day = formatDate(language, fact.since as CalendarDay);
  return t(fact.since === recorded ? "register.as-recorded" : "register.since", { day });
}

/** Somebody's name in the writing that the reader reads. */
export function nameIn(
  language: Language,
  person: { readonly nameAr: string; readonly nameLatin: string; readonly nameCkb: string | null },
): string {
  if (language === "en") return person.nameLatin;
  return language === "ckb" ? (person.nameCkb ?? person.nameAr) : person.nameAr;
}
