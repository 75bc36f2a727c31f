import { z } from "zod";
import { type Coded, codesOf } from "#app/domain/identity/code-list.ts";

/**
 * A health profession: our code, and the ISCO-08 unit group that it maps onto. Iraqi titles (resident, practitioner, consultant) map
 * onto a group and are never replaced by it. `iscoVerified`: the number was checked against a stored copy of the classification; the
 * others are from general knowledge and wait for the Ministry's list of occupational titles.
 */
export type ProfessionEntry = Coded & { readonly isco08: string; readonly iscoVerified: boolean };

export const PROFESSIONS = [
  {
    code: "general-physician",
    isco08: "2211",
    iscoVerified: true,
    name: { ar: "طبيب (ممارس عام أو مقيم)", ckb: "پزیشک (گشتی یان نیشتەجێ)", en: "Physician (general or resident)" },
  },
  {
    code: "specialist-physician",
    isco08: "2212",
    iscoVerified: true,
    name: { ar: "طبيب اختصاص", ckb: "پزیشکی پسپۆڕ", en: "Specialist physician" },
  },
  { code: "dentist", isco08: "2261", iscoVerified: false, name: { ar: "طبيب أسنان", ckb: "پزیشکی ددان", en: "Dentist" } },
  { code: "pharmacist", isco08: "2262", iscoVerified: false, name: { ar: "صيدلاني", ckb: "دەرمانساز", en: "Pharmacist" } },
  { code: "nurse", isco08: "2221", iscoVerified: true, name: { ar: "ممرض", ckb: "پەرستار", en: "Nurse" } },
  { code: "midwife", isco08: "2222", iscoVerified: true, name: { ar: "قابلة", ckb: "مامان", en: "Midwife" } },
  {
    code: "laboratory-technician",
    isco08: "3212",
    iscoVerified: false,
    name: { ar: "تقني مختبر", ckb: "تەکنیککاری تاقیگە", en: "Laboratory technician" },
  },
  { code: "radiographer", isco08: "3211", iscoVerified: false, name: { ar: "تقني أشعة", ckb: "تەکنیککاری تیشک", en: "Radiographer" } },
  {
    code: "anaesthesia-technician",
    isco08: "3259",
    iscoVerified: false,
    name: { ar: "تقني تخدير", ckb: "تەکنیککاری سڕکردن", en: "Anaesthesia technician" },
  },
  {
    code: "physiotherapist",
    isco08: "2264",
    iscoVerified: false,
    name: { ar: "معالج طبيعي", ckb: "چارەسەرکاری سروشتی", en: "Physiotherapist" },
  },
  {
    code: "community-health-worker",
    isco08: "3253",
    iscoVerified: false,
    name: { ar: "عامل صحة المجتمع", ckb: "کارمەندی تەندروستی کۆمەڵگە", en: "Community health worker" },
  },
  {
    code: "medical-assistant",
    isco08: "3256",
    iscoVerified: false,
    name: { ar: "معاون طبي", ckb: "یاریدەدەری پزیشکی", en: "Medical assistant" },
  },
  {
    code: "pharmacy-assistant",
    isco08: "3213",
    iscoVerified: false,
    name: { ar: "معاون صيدلي", ckb: "یاریدەدەری دەرمانساز", en: "Pharmacy assistant" },
  },
  { code: "ambulance-technician", isco08: "3258", iscoVerified: false, name: { ar: "مسعف", ckb: "فریاگوزار", en: "Ambulance technician" } },
  {
    code: "dental-assistant",
    isco08: "3251",
    iscoVerified: false,
    name: { ar: "معاون طب أسنان", ckb: "یاریدەدەری پزیشکی ددان", en: "Dental assistant" },
  },
  {
    code: "health-inspector",
    isco08: "3257",
    iscoVerified: false,
    name: { ar: "مراقب صحي", ckb: "چاودێری تەندروستی", en: "Health inspector" },
  },
] as const satisfies readonly ProfessionEntry[];

export const Profession = z.enum(codesOf(PROFESSIONS));
export type Profession = z.infer<typeof Profession>;
