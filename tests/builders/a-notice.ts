import type { PublicationNotice } from "#app/domain/authoring/publication-notice.ts";

/** What a publisher says about an editorial change. */
export function aNotice(overrides: Partial<PublicationNotice> = {}): PublicationNotice {
  return { change: "editorial", reason: "Clearer wording.", belowReason: "", summary: { ar: "", ckb: "", en: "" }, ...overrides };
}

/** What a publisher says about a material one. */
export function aMaterialNotice(overrides: Partial<PublicationNotice> = {}): PublicationNotice {
  const summary = { ar: "تغيرت الجرعة.", ckb: "ژەمەکە گۆڕا.", en: "The dose is another one." };
  return aNotice({ change: "material", reason: "The guideline changed.", summary, ...overrides });
}
