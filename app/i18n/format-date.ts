import type { Language } from "#app/domain/shared/language.ts";
import { type CalendarDay, dayInBaghdad, type Instant } from "#app/domain/shared/time.ts";

/** Own month names: browsers have none for `ckb` (R9), and Arabic data would give Egypt's names and other digits. Iraq's are these. */
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  ar: ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
  ckb: [
    "کانوونی دووەم",
    "شوبات",
    "ئازار",
    "نیسان",
    "ئایار",
    "حوزەیران",
    "تەمووز",
    "ئاب",
    "ئەیلوول",
    "تشرینی یەکەم",
    "تشرینی دووەم",
    "کانوونی یەکەم",
  ],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/** Between a day and its time of day. */
const AT: Readonly<Record<Language, string>> = { ar: "، ", ckb: "، ", en: ", " };
/** The zone is written out wherever a time of day is shown to be kept (R79). */
const ZONE: Readonly<Record<Language, string>> = { ar: "بتوقيت بغداد", ckb: "بە کاتی بەغدا", en: "Baghdad time" };

function writeDay(language: Language, day: CalendarDay): string {
  const [year = "", month = "1", date = "1"] = day.split("-");
  const name = MONTHS[language][Number(month) - 1] ?? month;
  // Sorani joins day, month and year by the ezafe: "23ی تشرینی دووەمی 2026".
  return language === "ckb" ? `${Number(date)}ی ${name}ی ${year}` : `${Number(date)} ${name} ${year}`;
}

/** The time of day in Baghdad, which has kept UTC+3 all year since 2008: "10:32". */
function clockInBaghdad(moment: Instant): string {
  return new Date(Date.parse(moment) + 3 * 60 * 60 * 1000).toISOString().slice(11, 16);
}

export type DateStyle = "day" | "time" | "moment";

/**
 * A day or moment as people in Iraq write it, in Baghdad's time and Western digits: `day` "23 November 2026", `time` "10:32",
 * `moment` "23 November 2026, 10:32 Baghdad time". A calendar day has no hour and is always shown as a day.
 */
export function formatDate(language: Language, when: CalendarDay | Instant, style: DateStyle = "day"): string {
  if (!when.includes("T")) return writeDay(language, when as CalendarDay);
  const moment = when as Instant;
  if (style === "time") return clockInBaghdad(moment);
  const day = writeDay(language, dayInBaghdad(moment));
  return style === "day" ? day : `${day}${AT[language]}${clockInBaghdad(moment)} ${ZONE[language]}`;
}
