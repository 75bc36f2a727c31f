import { z } from "zod";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { DIRECTORATES } from "#app/domain/identity/directorate.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** What an auditor or a registrar answers for: the country as the federal regulator does, the Kurdistan Region, one health directorate, or one issuing body. */
export const JURISDICTIONS: readonly string[] = [
  "IQ",
  "IQ-KR",
  ...DIRECTORATES.map(({ code }) => `directorate:${code}`),
  ...ISSUING_BODIES.map(({ code }) => `body:${code}`),
];

export const Jurisdiction = z.string().refine((code) => JURISDICTIONS.includes(code), "unknown-jurisdiction");

const REGIONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  IQ: { ar: "العراق (الاتحادي)", ckb: "عێراق (فیدراڵ)", en: "Iraq (federal)" },
  "IQ-KR": { ar: "إقليم كردستان", ckb: "هەرێمی کوردستان", en: "Kurdistan Region" },
};

/** A jurisdiction's name in a language; the code itself when it is not known. */
export function jurisdictionName(code: string, language: Language): string {
  const region = REGIONS[code];
  if (region !== undefined) return region[language];
  const [kind, rest = ""] = code.split(":", 2);
  if (kind === "directorate") return nameOf(DIRECTORATES, rest, language);
  if (kind === "body") return nameOf(ISSUING_BODIES, rest, language);
  return code;
}
