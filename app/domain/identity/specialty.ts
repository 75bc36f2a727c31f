import { z } from "zod";
import { type Coded, codesOf } from "#app/domain/identity/code-list.ts";
import type { Profession } from "#app/domain/identity/profession.ts";

/** A specialty, and the one profession whose it is. Our own codes: no official Iraqi list was found. */
export type SpecialtyEntry = Coded & { readonly profession: Profession };

const specialist = "specialist-physician";

export const SPECIALTIES = [
  { code: "internal-medicine", profession: specialist, name: { ar: "الطب الباطني", ckb: "نەخۆشییە ناوەکییەکان", en: "Internal medicine" } },
  { code: "family-medicine", profession: specialist, name: { ar: "طب الأسرة", ckb: "پزیشکی خێزان", en: "Family medicine" } },
  { code: "community-medicine", profession: specialist, name: { ar: "طب المجتمع", ckb: "پزیشکی کۆمەڵگە", en: "Community medicine" } },
  { code: "paediatrics", profession: specialist, name: { ar: "طب الأطفال", ckb: "نەخۆشییەکانی منداڵان", en: "Paediatrics" } },
  {
    code: "obstetrics-gynaecology",
    profession: specialist,
    name: { ar: "النسائية والتوليد", ckb: "ژنان و منداڵبوون", en: "Obstetrics and gynaecology" },
  },
  { code: "general-surgery", profession: specialist, name: { ar: "الجراحة العامة", ckb: "نەشتەرگەری گشتی", en: "General surgery" } },
  { code: "orthopaedics", profession: specialist, name: { ar: "جراحة العظام والكسور", ckb: "ئێسک و شکان", en: "Orthopaedics" } },
  {
    code: "anaesthesiology",
    profession: specialist,
    name: { ar: "التخدير والعناية المركزة", ckb: "سڕکردن و چاودێری چڕ", en: "Anaesthesiology and intensive care" },
  },
  { code: "emergency-medicine", profession: specialist, name: { ar: "طب الطوارئ", ckb: "پزیشکی فریاکەوتن", en: "Emergency medicine" } },
  { code: "cardiology", profession: specialist, name: { ar: "أمراض القلب", ckb: "نەخۆشییەکانی دڵ", en: "Cardiology" } },
  { code: "nephrology", profession: specialist, name: { ar: "أمراض الكلى", ckb: "نەخۆشییەکانی گورچیلە", en: "Nephrology" } },
  {
    code: "endocrinology",
    profession: specialist,
    name: { ar: "الغدد الصم والسكري", ckb: "گلاندەکان و شەکرە", en: "Endocrinology and diabetes" },
  },
  { code: "pulmonology", profession: specialist, name: { ar: "الأمراض الصدرية", ckb: "نەخۆشییەکانی سنگ", en: "Chest medicine" } },
  { code: "oncology", profession: specialist, name: { ar: "الأورام", ckb: "شێرپەنجە", en: "Oncology" } },
  { code: "neurology", profession: specialist, name: { ar: "الأمراض العصبية", ckb: "نەخۆشییەکانی دەمار", en: "Neurology" } },
  { code: "neurosurgery", profession: specialist, name: { ar: "جراحة الجملة العصبية", ckb: "نەشتەرگەری دەمار", en: "Neurosurgery" } },
  { code: "psychiatry", profession: specialist, name: { ar: "الطب النفسي", ckb: "پزیشکی دەروونی", en: "Psychiatry" } },
  { code: "dermatology", profession: specialist, name: { ar: "الأمراض الجلدية", ckb: "نەخۆشییەکانی پێست", en: "Dermatology" } },
  { code: "ophthalmology", profession: specialist, name: { ar: "طب وجراحة العيون", ckb: "چاو", en: "Ophthalmology" } },
  {
    code: "otolaryngology",
    profession: specialist,
    name: { ar: "الأنف والأذن والحنجرة", ckb: "قوڕگ و لووت و گوێ", en: "Ear, nose and throat" },
  },
  { code: "urology", profession: specialist, name: { ar: "جراحة الكلى والمسالك البولية", ckb: "گورچیلە و میزەڕۆ", en: "Urology" } },
  { code: "radiology", profession: specialist, name: { ar: "الأشعة التشخيصية", ckb: "تیشکی دەستنیشانکردن", en: "Diagnostic radiology" } },
  { code: "pathology", profession: specialist, name: { ar: "علم الأمراض", ckb: "نەخۆشیناسی", en: "Pathology" } },
  {
    code: "infectious-diseases",
    profession: specialist,
    name: { ar: "الأمراض الانتقالية", ckb: "نەخۆشییە گوازراوەکان", en: "Infectious diseases" },
  },
  {
    code: "other-medical-specialty",
    profession: specialist,
    name: { ar: "اختصاص طبي آخر", ckb: "پسپۆڕییەکی تری پزیشکی", en: "Another medical specialty" },
  },
  {
    code: "oral-surgery",
    profession: "dentist",
    name: { ar: "جراحة الفم والوجه والفكين", ckb: "نەشتەرگەری دەم و شەویلاگ", en: "Oral and maxillofacial surgery" },
  },
  { code: "orthodontics", profession: "dentist", name: { ar: "تقويم الأسنان", ckb: "ڕێکخستنی ددان", en: "Orthodontics" } },
  {
    code: "conservative-dentistry",
    profession: "dentist",
    name: { ar: "معالجة الأسنان", ckb: "چارەسەری ددان", en: "Conservative dentistry" },
  },
  {
    code: "paediatric-dentistry",
    profession: "dentist",
    name: { ar: "طب أسنان الأطفال", ckb: "ددانی منداڵان", en: "Paediatric dentistry" },
  },
  { code: "periodontics", profession: "dentist", name: { ar: "أمراض اللثة", ckb: "نەخۆشییەکانی پووک", en: "Periodontics" } },
  { code: "prosthodontics", profession: "dentist", name: { ar: "صناعة الأسنان", ckb: "ددانسازی", en: "Prosthodontics" } },
  {
    code: "clinical-pharmacy",
    profession: "pharmacist",
    name: { ar: "الصيدلة السريرية", ckb: "دەرمانسازی کلینیکی", en: "Clinical pharmacy" },
  },
  {
    code: "community-pharmacy",
    profession: "pharmacist",
    name: { ar: "صيدلة المجتمع", ckb: "دەرمانخانەی گشتی", en: "Community pharmacy" },
  },
  {
    code: "hospital-pharmacy",
    profession: "pharmacist",
    name: { ar: "صيدلة المستشفى", ckb: "دەرمانخانەی نەخۆشخانە", en: "Hospital pharmacy" },
  },
  { code: "adult-nursing", profession: "nurse", name: { ar: "تمريض البالغين", ckb: "پەرستاری گەورەساڵان", en: "Adult nursing" } },
  {
    code: "intensive-care-nursing",
    profession: "nurse",
    name: { ar: "تمريض العناية المركزة", ckb: "پەرستاری چاودێری چڕ", en: "Intensive-care nursing" },
  },
  { code: "emergency-nursing", profession: "nurse", name: { ar: "تمريض الطوارئ", ckb: "پەرستاری فریاکەوتن", en: "Emergency nursing" } },
  {
    code: "theatre-nursing",
    profession: "nurse",
    name: { ar: "تمريض صالة العمليات", ckb: "پەرستاری هۆڵی نەشتەرگەری", en: "Theatre nursing" },
  },
  { code: "paediatric-nursing", profession: "nurse", name: { ar: "تمريض الأطفال", ckb: "پەرستاری منداڵان", en: "Paediatric nursing" } },
  {
    code: "community-nursing",
    profession: "nurse",
    name: { ar: "تمريض صحة المجتمع", ckb: "پەرستاری تەندروستی کۆمەڵگە", en: "Community health nursing" },
  },
  {
    code: "mental-health-nursing",
    profession: "nurse",
    name: { ar: "تمريض الصحة النفسية", ckb: "پەرستاری تەندروستی دەروونی", en: "Mental-health nursing" },
  },
  { code: "dialysis-nursing", profession: "nurse", name: { ar: "تمريض الديلزة", ckb: "پەرستاری شۆردنی گورچیلە", en: "Dialysis nursing" } },
  {
    code: "laboratory-microbiology",
    profession: "laboratory-technician",
    name: { ar: "الأحياء المجهرية", ckb: "زیندەوەرە وردەکان", en: "Microbiology" },
  },
  { code: "laboratory-haematology", profession: "laboratory-technician", name: { ar: "أمراض الدم", ckb: "خوێنناسی", en: "Haematology" } },
  {
    code: "laboratory-biochemistry",
    profession: "laboratory-technician",
    name: { ar: "الكيمياء السريرية", ckb: "کیمیای کلینیکی", en: "Clinical biochemistry" },
  },
  { code: "blood-bank", profession: "laboratory-technician", name: { ar: "مصرف الدم", ckb: "بانکی خوێن", en: "Blood bank" } },
] as const satisfies readonly SpecialtyEntry[];

export const Specialty = z.enum(codesOf(SPECIALTIES));
export type Specialty = z.infer<typeof Specialty>;

/** The specialties of one profession; none for most of them. */
export function specialtiesOf(profession: Profession): readonly SpecialtyEntry[] {
  return (SPECIALTIES as readonly SpecialtyEntry[]).filter((entry) => entry.profession === profession);
}
