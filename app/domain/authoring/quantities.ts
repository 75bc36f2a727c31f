/** Units that our courses write in Latin letters in every language, the longer before the shorter. */
const UNITS = [
  "mL/kg/hour", "microgram/kg/min", "microgram/kg", "microgram", "mg/kg/day", "mg/kg", "mg/dL", "mg/mL", "mg/L", "mg/h", "mg", "mcg", "µg", "μg",
  "mmol/mol", "mmol/L", "mmol", "mmHg", "mL/min/1.73", "mL/min", "mL/kg", "mL/h", "mL", "mm", "mEq/L", "mEq", "cm", "kPa", "kg/m²", "kg/m2", "kg", "g/dL", "g/L", "g", "IU",
  "ppm", "L/min", "L", "°C", "%",
];
const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
const RANGE = String.raw`${NUMBER}(?:\s?[-–/×]\s?${NUMBER})*`;
const QUANTITY = new RegExp(String.raw`(${RANGE})\s?(${UNITS.map((unit) => unit.replace(/[/.]/g, "\\$&")).join("|")})(?![A-Za-z])`, "g");

/**
 * The numbers with units of a text ("5–10 mg" as `5-10mg`), sorted. Arabic and Persian digits count as Western ones and the
 * Arabic per cent sign as %, so that translations of one sentence give the same list.
 */
export function quantitiesIn(text: string): readonly string[] {
  const western = text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/٪/g, "%")
    .replace(/[\u00a0\u202f]/g, " ");
  return [...western.matchAll(QUANTITY)]
    .map(([, number = "", unit = ""]) => number.replace(/\s/g, "").replace(/–/g, "-") + unit.replace(/^(mcg|µg|μg)$/, "microgram"))
    .sort();
}
