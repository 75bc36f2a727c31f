import type { Coded } from "#app/domain/identity/code-list.ts";

/** Units of credit. A new accreditor's unit is a line here and in the policies that count it. */
export const CREDIT_TYPES = [
  {
    code: "provider-certified-hours",
    name: { ar: "ساعات معتمدة من جهة التعليم", ckb: "کاتژمێری پەسەندکراوی لایەنی فێرکار", en: "provider-certified hours" },
  },
] as const satisfies readonly Coded[];

/** Classes in which a requirement counts credit. */
export const CREDIT_CATEGORIES = [
  { code: "clinical", name: { ar: "سريري", ckb: "کلینیکی", en: "Clinical" } },
  { code: "infection-control", name: { ar: "مكافحة العدوى", ckb: "کۆنترۆڵی هەوکردن", en: "Infection control" } },
  { code: "patient-safety", name: { ar: "سلامة المرضى", ckb: "سەلامەتیی نەخۆش", en: "Patient safety" } },
  { code: "ethics", name: { ar: "أخلاقيات المهنة", ckb: "ئاکاری پیشە", en: "Ethics" } },
  { code: "public-health", name: { ar: "الصحة العامة", ckb: "تەندروستیی گشتی", en: "Public health" } },
] as const satisfies readonly Coded[];
