import type { Coded } from "#app/domain/identity/code-list.ts";

/** Whose credits somebody may bring from elsewhere. What they are worth here, the policy's table of equivalence says, and nothing else. */
export const ACCREDITORS = [
  {
    code: "eaccme",
    name: {
      ar: "المجلس الأوروبي لاعتماد التعليم الطبي المستمر",
      ckb: "ئەنجومەنی ئەوروپی بۆ پەسەندکردنی فێرکاریی پزیشکیی بەردەوام",
      en: "European Accreditation Council for CME",
    },
  },
  {
    code: "scfhs",
    name: {
      ar: "الهيئة السعودية للتخصصات الصحية",
      ckb: "دەستەی سعوودی بۆ پسپۆڕییە تەندروستییەکان",
      en: "Saudi Commission for Health Specialties",
    },
  },
  {
    code: "dhp",
    name: {
      ar: "إدارة التخصصات الصحية في قطر",
      ckb: "بەڕێوەبەرایەتیی پیشە تەندروستییەکان لە قەتەر",
      en: "Department of Healthcare Professions, Qatar",
    },
  },
  {
    code: "kims",
    name: {
      ar: "معهد الكويت للاختصاصات الطبية",
      ckb: "پەیمانگای کوەیت بۆ پسپۆڕییە پزیشکییەکان",
      en: "Kuwait Institute for Medical Specialization",
    },
  },
  { code: "ehc", name: { ar: "المجلس الصحي المصري", ckb: "ئەنجومەنی تەندروستیی میسر", en: "Egyptian Health Council" } },
] as const satisfies readonly Coded[];
