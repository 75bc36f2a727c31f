import type { Language, Trilingual } from "#app/domain/shared/language.ts";

/** The subjects under which courses are found. A course names one or more. */
export const TOPICS = {
  "infection-control": { en: "Infection control", ar: "مكافحة العدوى", ckb: "کۆنترۆڵی هەوکردن" },
  "patient-safety": { en: "Patient safety", ar: "سلامة المرضى", ckb: "سەلامەتیی نەخۆش" },
  "outbreak-readiness": { en: "Outbreak readiness", ar: "الاستعداد للفاشيات", ckb: "ئامادەیی بۆ بڵاوبوونەوەی نەخۆشی" },
  "primary-care": { en: "Primary care", ar: "الرعاية الأولية", ckb: "چاودێریی سەرەتایی" },
  "noncommunicable-diseases": { en: "Noncommunicable diseases", ar: "الأمراض غير السارية", ckb: "نەخۆشییە نەگوازراوەکان" },
  hypertension: { en: "Hypertension", ar: "ارتفاع ضغط الدم", ckb: "بەرزی پەستانی خوێن" },
  diabetes: { en: "Diabetes", ar: "السكري", ckb: "شەکرە" },
  cardiology: { en: "Heart and vessels", ar: "القلب والأوعية", ckb: "دڵ و خوێنبەرەکان" },
  prevention: { en: "Prevention", ar: "الوقاية", ckb: "خۆپاراستن" },
  "medication-safety": { en: "Medication safety", ar: "سلامة الدواء", ckb: "سەلامەتیی دەرمان" },
  pharmacy: { en: "Pharmacy", ar: "الصيدلة", ckb: "دەرمانسازی" },
  "dose-calculation": { en: "Dose calculation", ar: "حساب الجرعات", ckb: "ژماردنی ژەمە دەرمان" },
  "surgical-safety": { en: "Surgical safety", ar: "سلامة الجراحة", ckb: "سەلامەتیی نەشتەرگەری" },
  "clinical-handover": { en: "Clinical handover", ar: "تسليم المرضى", ckb: "ڕادەستکردنی نەخۆش" },
  "incident-learning": { en: "Learning from incidents", ar: "التعلم من الحوادث", ckb: "فێربوون لە ڕووداوەکان" },
  surgery: { en: "Surgery", ar: "الجراحة", ckb: "نەشتەرگەری" },
  "emergency-care": { en: "Emergency care", ar: "رعاية الطوارئ", ckb: "چاودێریی فریاکەوتن" },
  "maternal-health": { en: "Maternal health", ar: "صحة الأم", ckb: "تەندروستیی دایک" },
  "child-health": { en: "Child health", ar: "صحة الطفل", ckb: "تەندروستیی منداڵ" },
  "mental-health": { en: "Mental health", ar: "الصحة النفسية", ckb: "تەندروستیی دەروونی" },
  nursing: { en: "Nursing", ar: "التمريض", ckb: "پەرستاری" },
  laboratory: { en: "Laboratory", ar: "المختبر", ckb: "تاقیگە" },
  "quality-improvement": { en: "Quality improvement", ar: "تحسين الجودة", ckb: "باشترکردنی کوالێتی" },
  ethics: { en: "Ethics and law", ar: "الأخلاقيات والقانون", ckb: "ئاکار و یاسا" },
  communication: { en: "Communication", ar: "التواصل", ckb: "پەیوەندیکردن" },
} as const satisfies Record<string, Trilingual>;

export type Topic = keyof typeof TOPICS;

/** Whether the catalogue knows the topic. */
export function isTopic(id: string): id is Topic {
  return Object.hasOwn(TOPICS, id);
}

/** The topic's name; an unknown one, from an older version, is shown by its id. */
export function topicName(id: string, language: Language): string {
  return isTopic(id) ? TOPICS[id][language] : id;
}
