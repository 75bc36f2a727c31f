import { z } from "zod";
import { type Coded, codesOf } from "#app/domain/identity/code-list.ts";
import type { Governorate } from "#app/domain/identity/governorate.ts";

/** A health directorate and the governorate in which it lies; the Ministry's own offices lie in the capital of their region. */
export type DirectorateEntry = Coded & { readonly governorate: Governorate };

/**
 * Federal: one for each governorate outside Baghdad, and Karkh, Rusafa and the Medical City within it (general knowledge; a WHO text
 * of 2018 counts 18 directorates). Kurdistan: one for each governorate, and Garmian and Raparin, which its administration runs apart
 * from Sulaymaniyah (to be confirmed with the regional Ministry).
 */
export const DIRECTORATES = [
  {
    code: "baghdad-karkh",
    governorate: "baghdad",
    name: { ar: "دائرة صحة بغداد / الكرخ", ckb: "تەندروستی بەغدا / کەرخ", en: "Baghdad Karkh" },
  },
  {
    code: "baghdad-rusafa",
    governorate: "baghdad",
    name: { ar: "دائرة صحة بغداد / الرصافة", ckb: "تەندروستی بەغدا / ڕوسافە", en: "Baghdad Rusafa" },
  },
  {
    code: "baghdad-medical-city",
    governorate: "baghdad",
    name: { ar: "دائرة مدينة الطب", ckb: "شاری پزیشکی بەغدا", en: "Baghdad Medical City" },
  },
  { code: "basra", governorate: "basra", name: { ar: "دائرة صحة البصرة", ckb: "تەندروستی بەسرە", en: "Basra" } },
  { code: "ninawa", governorate: "ninawa", name: { ar: "دائرة صحة نينوى", ckb: "تەندروستی نەینەوا", en: "Ninawa" } },
  { code: "anbar", governorate: "anbar", name: { ar: "دائرة صحة الأنبار", ckb: "تەندروستی ئەنبار", en: "Al-Anbar" } },
  { code: "babil", governorate: "babil", name: { ar: "دائرة صحة بابل", ckb: "تەندروستی بابل", en: "Babil" } },
  { code: "karbala", governorate: "karbala", name: { ar: "دائرة صحة كربلاء", ckb: "تەندروستی کەربەلا", en: "Karbala" } },
  { code: "najaf", governorate: "najaf", name: { ar: "دائرة صحة النجف", ckb: "تەندروستی نەجەف", en: "An-Najaf" } },
  { code: "qadisiyah", governorate: "qadisiyah", name: { ar: "دائرة صحة الديوانية", ckb: "تەندروستی دیوانیە", en: "Diwaniyah" } },
  { code: "muthanna", governorate: "muthanna", name: { ar: "دائرة صحة المثنى", ckb: "تەندروستی موسەننا", en: "Al-Muthanna" } },
  { code: "dhi-qar", governorate: "dhi-qar", name: { ar: "دائرة صحة ذي قار", ckb: "تەندروستی زیقار", en: "Dhi Qar" } },
  { code: "maysan", governorate: "maysan", name: { ar: "دائرة صحة ميسان", ckb: "تەندروستی میسان", en: "Maysan" } },
  { code: "wasit", governorate: "wasit", name: { ar: "دائرة صحة واسط", ckb: "تەندروستی واست", en: "Wasit" } },
  { code: "diyala", governorate: "diyala", name: { ar: "دائرة صحة ديالى", ckb: "تەندروستی دیالە", en: "Diyala" } },
  {
    code: "salah-ad-din",
    governorate: "salah-ad-din",
    name: { ar: "دائرة صحة صلاح الدين", ckb: "تەندروستی سەلاحەدین", en: "Salah ad-Din" },
  },
  { code: "kirkuk", governorate: "kirkuk", name: { ar: "دائرة صحة كركوك", ckb: "تەندروستی کەرکووک", en: "Kirkuk" } },
  {
    code: "erbil",
    governorate: "erbil",
    name: { ar: "المديرية العامة لصحة أربيل", ckb: "بەڕێوەبەرایەتی گشتی تەندروستی هەولێر", en: "Erbil" },
  },
  {
    code: "sulaymaniyah",
    governorate: "sulaymaniyah",
    name: { ar: "المديرية العامة لصحة السليمانية", ckb: "بەڕێوەبەرایەتی گشتی تەندروستی سلێمانی", en: "Sulaymaniyah" },
  },
  {
    code: "garmian",
    governorate: "sulaymaniyah",
    name: { ar: "المديرية العامة لصحة كرميان", ckb: "بەڕێوەبەرایەتی گشتی تەندروستی گەرمیان", en: "Garmian" },
  },
  {
    code: "raparin",
    governorate: "sulaymaniyah",
    name: { ar: "المديرية العامة لصحة رابرين", ckb: "بەڕێوەبەرایەتی گشتی تەندروستی ڕاپەڕین", en: "Raparin" },
  },
  {
    code: "duhok",
    governorate: "duhok",
    name: { ar: "المديرية العامة لصحة دهوك", ckb: "بەڕێوەبەرایەتی گشتی تەندروستی دهۆک", en: "Duhok" },
  },
  {
    code: "halabja",
    governorate: "halabja",
    name: { ar: "المديرية العامة لصحة حلبجة", ckb: "بەڕێوەبەرایەتی گشتی تەندروستی هەڵەبجە", en: "Halabja" },
  },
  {
    code: "ministry-federal",
    governorate: "baghdad",
    name: { ar: "مقر وزارة الصحة الاتحادية", ckb: "بارەگای وەزارەتی تەندروستی فیدراڵ", en: "Federal Ministry of Health (headquarters)" },
  },
  {
    code: "ministry-kurdistan",
    governorate: "erbil",
    name: {
      ar: "مقر وزارة الصحة في إقليم كردستان",
      ckb: "بارەگای وەزارەتی تەندروستی هەرێمی کوردستان",
      en: "Kurdistan Ministry of Health (headquarters)",
    },
  },
] as const satisfies readonly DirectorateEntry[];

export const Directorate = z.enum(codesOf(DIRECTORATES));
export type Directorate = z.infer<typeof Directorate>;

/** The directorates that lie in a governorate; never none. */
export function directoratesIn(governorate: Governorate): readonly DirectorateEntry[] {
  return (DIRECTORATES as readonly DirectorateEntry[]).filter((entry) => entry.governorate === governorate);
}
