import type { Language } from "#app/domain/shared/language.ts";

/** What somebody can be seen to do, by how much it asks of them (after Bloom, revised 2001). */
export const VERB_LEVELS = ["remember", "apply", "judge", "create"] as const;
export type VerbLevel = (typeof VERB_LEVELS)[number];

/** Verbs with which an objective may begin, since whether it was reached can be seen. */
export const MEASURABLE_VERBS: Readonly<Record<VerbLevel, Readonly<Record<Language, readonly string[]>>>> = {
  remember: {
    en: ["list", "name", "describe", "state", "explain", "identify"],
    ar: ["تعداد", "تسمية", "وصف", "ذكر", "شرح", "تحديد"],
    ckb: ["ژماردنی", "ناوبردنی", "وەسفکردنی", "باسکردنی", "ڕوونکردنەوەی", "دیاریکردنی"],
  },
  apply: {
    en: ["measure", "treat", "calculate", "perform", "prescribe", "examine"],
    ar: ["قياس", "علاج", "حساب", "إجراء", "وصف الدواء", "فحص"],
    ckb: ["پێوانی", "چارەسەرکردنی", "ژمێرکردنی", "ئەنجامدانی", "نووسینی دەرمانی", "پشکنینی"],
  },
  judge: {
    en: ["diagnose", "distinguish", "compare", "assess", "decide", "interpret"],
    ar: ["تشخيص", "تمييز", "مقارنة", "تقييم", "تقرير", "تفسير"],
    ckb: ["دەستنیشانکردنی", "جیاکردنەوەی", "بەراوردکردنی", "هەڵسەنگاندنی", "بڕیاردانی", "لێکدانەوەی"],
  },
  create: {
    en: ["plan", "design", "organise", "develop", "lead", "teach"],
    ar: ["تخطيط", "تصميم", "تنظيم", "إعداد", "قيادة", "تعليم"],
    ckb: ["پلاندانانی", "داڕشتنی", "ڕێکخستنی", "ئامادەکردنی", "سەرکردایەتیکردنی", "فێرکردنی"],
  },
};

/** What nobody can see another do. The word stands where an objective begins, or after "to", "be able to", "أن". */
const NOT_MEASURABLE: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "understand",
    "know",
    "learn",
    "appreciate",
    "be aware of",
    "become aware of",
    "be familiar with",
    "become familiar with",
    "grasp",
    "realise",
    "realize",
    "believe",
    "increase awareness",
  ],
  ar: ["فهم", "معرفة", "إدراك", "تعلم", "تعلّم", "الإلمام", "الوعي", "التعرف على", "يفهم", "يعرف", "يدرك", "تقدير أهمية"],
  ckb: ["تێگەیشتن", "زانین", "زانینی", "ئاگاداربوون", "ئاشنابوون", "فێربوون", "فێربوونی", "هەستکردن", "شارەزابوون"],
};

const LEAD_IN: Readonly<Record<Language, RegExp>> = {
  en: /^(?:(?:learners?|participants?|you|they) )?(?:will |should )?(?:be able )?(?:to )?/,
  ar: /^(?:أن |القدرة على |ال?متعلم )?/,
  ckb: /^(?:بتوانێت |توانای )?/,
};

/** The verb with which an objective begins, when whether it was reached cannot be seen; null when nothing stands against it. */
export function unmeasurableVerb(objective: string, language: Language): string | null {
  const text = objective.trim().toLowerCase().replace(/\s+/g, " ");
  const rest = text.replace(LEAD_IN[language], "");
  const found = NOT_MEASURABLE[language].find((verb) => rest === verb || new RegExp(`^${verb}(?![\\p{L}\\p{M}])`, "u").test(rest));
  return found ?? null;
}
