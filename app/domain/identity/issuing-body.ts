import { z } from "zod";
import { type Coded, codesOf } from "#app/domain/identity/code-list.ts";
import type { Profession } from "#app/domain/identity/profession.ts";

/** Who issues a licence or a membership number. `professions: null`: any. */
export type IssuingBodyEntry = Coded & { readonly region: "IQ" | "IQ-KR"; readonly professions: readonly Profession[] | null };

const PHYSICIANS = ["general-physician", "specialist-physician"] as const;
const NURSING = ["nurse", "midwife"] as const;

/**
 * Uncertain throughout, and so open to correction by the Ministry: which body issues the licence of which profession, and for how
 * long, is one of the questions that no public source answered. The pharmacists' syndicate rests on Law 112 of 1966; Kurdistan has its
 * own syndicates of doctors and pharmacists; the names of the others are from general knowledge.
 */
export const ISSUING_BODIES = [
  {
    code: "moh-federal",
    region: "IQ",
    professions: null,
    name: { ar: "وزارة الصحة الاتحادية", ckb: "وەزارەتی تەندروستی فیدراڵ", en: "Federal Ministry of Health" },
  },
  {
    code: "moh-kurdistan",
    region: "IQ-KR",
    professions: null,
    name: { ar: "وزارة الصحة في إقليم كردستان", ckb: "وەزارەتی تەندروستی هەرێمی کوردستان", en: "Kurdistan Ministry of Health" },
  },
  {
    code: "iraqi-medical-association",
    region: "IQ",
    professions: PHYSICIANS,
    name: { ar: "نقابة أطباء العراق", ckb: "سەندیکای پزیشکانی عێراق", en: "Iraqi Medical Association" },
  },
  {
    code: "kurdistan-doctors-syndicate",
    region: "IQ-KR",
    professions: PHYSICIANS,
    name: { ar: "نقابة أطباء كردستان", ckb: "سەندیکای پزیشکانی کوردستان", en: "Kurdistan Doctors' Syndicate" },
  },
  {
    code: "iraqi-dental-association",
    region: "IQ",
    professions: ["dentist"],
    name: { ar: "نقابة أطباء الأسنان العراقية", ckb: "سەندیکای پزیشکانی ددانی عێراق", en: "Iraqi Dental Association" },
  },
  {
    code: "kurdistan-dentists-syndicate",
    region: "IQ-KR",
    professions: ["dentist"],
    name: { ar: "نقابة أطباء الأسنان في كردستان", ckb: "سەندیکای پزیشکانی ددانی کوردستان", en: "Kurdistan Dentists' Syndicate" },
  },
  {
    code: "iraqi-pharmacists-syndicate",
    region: "IQ",
    professions: ["pharmacist"],
    name: { ar: "نقابة صيادلة العراق", ckb: "سەندیکای دەرمانسازانی عێراق", en: "Syndicate of Iraqi Pharmacists" },
  },
  {
    code: "kurdistan-pharmacists-syndicate",
    region: "IQ-KR",
    professions: ["pharmacist"],
    name: { ar: "نقابة صيادلة كردستان", ckb: "سەندیکای دەرمانسازانی کوردستان", en: "Kurdistan Pharmacists' Syndicate" },
  },
  {
    code: "iraqi-nursing-syndicate",
    region: "IQ",
    professions: NURSING,
    name: { ar: "نقابة التمريض العراقية", ckb: "سەندیکای پەرستارانی عێراق", en: "Iraqi Nursing Syndicate" },
  },
  {
    code: "kurdistan-nurses-syndicate",
    region: "IQ-KR",
    professions: NURSING,
    name: { ar: "نقابة الممرضين في كردستان", ckb: "سەندیکای پەرستارانی کوردستان", en: "Kurdistan Nurses' Syndicate" },
  },
  {
    code: "iraqi-health-professions-syndicate",
    region: "IQ",
    professions: null,
    name: { ar: "نقابة ذوي المهن الصحية", ckb: "سەندیکای پیشە تەندروستییەکانی عێراق", en: "Iraqi Health Professions Syndicate" },
  },
  {
    code: "kurdistan-health-professions-syndicate",
    region: "IQ-KR",
    professions: null,
    name: {
      ar: "نقابة المهن الصحية في كردستان",
      ckb: "سەندیکای پیشە تەندروستییەکانی کوردستان",
      en: "Kurdistan Health Professions Syndicate",
    },
  },
] as const satisfies readonly IssuingBodyEntry[];

export const IssuingBody = z.enum(codesOf(ISSUING_BODIES));
export type IssuingBody = z.infer<typeof IssuingBody>;

/** The bodies that may have issued a licence to somebody of this profession. */
export function bodiesFor(profession: Profession): readonly IssuingBodyEntry[] {
  return (ISSUING_BODIES as readonly IssuingBodyEntry[]).filter(
    (body) => body.professions === null || body.professions.includes(profession),
  );
}
