import { z } from "zod";
import { type Coded, codesOf } from "#app/domain/identity/code-list.ts";

/** The kind of place where somebody works. */
export const FACILITY_TYPES = [
  { code: "primary-health-centre", name: { ar: "مركز رعاية صحية أولية", ckb: "بنکەی تەندروستی سەرەتایی", en: "Primary health centre" } },
  { code: "mobile-clinic", name: { ar: "عيادة متنقلة", ckb: "نۆرینگەی گەڕۆک", en: "Mobile clinic" } },
  { code: "hospital", name: { ar: "مستشفى حكومي", ckb: "نەخۆشخانەی حکومی", en: "Public hospital" } },
  { code: "specialised-centre", name: { ar: "مركز تخصصي", ckb: "سەنتەری پسپۆڕی", en: "Specialised centre" } },
  { code: "popular-clinic", name: { ar: "عيادة طبية شعبية", ckb: "نۆرینگەی جەماوەری", en: "Popular medical clinic" } },
  { code: "camp-clinic", name: { ar: "عيادة مخيم", ckb: "نۆرینگەی کەمپ", en: "Camp clinic" } },
  { code: "private-clinic", name: { ar: "عيادة خاصة", ckb: "نۆرینگەی تایبەت", en: "Private clinic" } },
  { code: "private-hospital", name: { ar: "مستشفى أهلي", ckb: "نەخۆشخانەی ئەهلی", en: "Private hospital" } },
  { code: "private-pharmacy", name: { ar: "صيدلية أهلية", ckb: "دەرمانخانەی ئەهلی", en: "Private pharmacy" } },
  { code: "private-laboratory", name: { ar: "مختبر أهلي", ckb: "تاقیگەی ئەهلی", en: "Private laboratory" } },
  { code: "university", name: { ar: "كلية أو معهد", ckb: "کۆلێژ یان پەیمانگا", en: "College or institute" } },
  { code: "administration", name: { ar: "دائرة أو مقر إداري", ckb: "فەرمانگە یان بارەگای کارگێڕی", en: "Administration" } },
  { code: "not-working-now", name: { ar: "لا أعمل حالياً", ckb: "ئێستا کار ناکەم", en: "Not working at present" } },
  { code: "other", name: { ar: "مكان آخر", ckb: "شوێنێکی تر", en: "Another place" } },
] as const satisfies readonly Coded[];

export const FacilityType = z.enum(codesOf(FACILITY_TYPES));
export type FacilityType = z.infer<typeof FacilityType>;
