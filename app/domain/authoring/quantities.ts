/** Units that our courses write in Latin letters in every language, the longer before the shorter. */
const UNITS = [
  "microgram",
  "mcg",
  "µg",
  "μg",
  "mg",
  "mmol",
  "mmHg",
  "mEq",
  "mL",
  "mm",
  "cm",
  "kPa",
  "kg",
  "g",
  "IU",
  "ppm",
  "L",
  "°C",
  "%",
];
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const QUANTITY = new RegExp(String.raw`(${NUMBER})\s?(${UNITS.join("|")})(?![A-Za-z])`, "g");
const QUANTITY_OR_NUMBER = new RegExp(String.raw`(${NUMBER})(?:\s?(${UNITS.join("|")})(?![A-Za-z]))?`, "g");
const NUMERAL = new RegExp(NUMBER, "g");

/** The numbers of a text, and the units that it gives to some of them. */
type Quantities = { readonly numerals: ReadonlySet<string>; readonly units: ReadonlyMap<string, ReadonlySet<string>> };

/**
 * What a translation says differently from its source: a number that has a unit in one and is missing from the other ("5 mg",
 * "50 mg"), or has another unit there ("5 mg", "5 microgram"). Arabic and Persian digits count as Western ones. A number written
 * out as a word beside its digits, a unit written as a word or a sentence turned round is no difference.
 */
export function differingQuantities(source: string, translation: string): readonly string[] {
  const [mine, theirs] = [quantitiesIn(source), quantitiesIn(translation)];
  return [...new Set([...oneSided(mine, theirs), ...oneSided(theirs, mine)])].sort();
}

/**
 * The numbers, with their units where they have one, that a later wording of a text in the same language has and the earlier one has not, or the other way
 * round. The same numbers in another order are other numbers: "5 mg, then 10 mg" is not "10 mg, then 5 mg".
 */
export function changedNumbers(before: string, after: string): readonly string[] {
  const [was, is] = [sequenceOf(before), sequenceOf(after)];
  if (was.join("|") === is.join("|")) return [];
  const different = [...was.filter((number) => !is.includes(number)), ...is.filter((number) => !was.includes(number))];
  return [...new Set(different.length > 0 ? different : is)];
}

function sequenceOf(text: string): readonly string[] {
  return [...inWesternDigits(text).matchAll(QUANTITY_OR_NUMBER)].map(
    ([, number = "", unit]) => `${plain(number)}${unit === undefined ? "" : ` ${unit.replace(/^(mcg|µg|μg)$/, "microgram")}`}`,
  );
}

function oneSided(mine: Quantities, theirs: Quantities): string[] {
  return [...mine.units].flatMap(([number, units]) => {
    const other = theirs.units.get(number);
    const agreed = theirs.numerals.has(number) && (other === undefined || [...units].some((unit) => other.has(unit)));
    return agreed ? [] : [...units].map((unit) => `${number} ${unit}`);
  });
}

function quantitiesIn(text: string): Quantities {
  const western = inWesternDigits(text);
  const units = new Map<string, Set<string>>();
  for (const [, number = "", unit = ""] of western.matchAll(QUANTITY)) {
    const known = units.get(plain(number)) ?? new Set();
    units.set(plain(number), known.add(unit.replace(/^(mcg|µg|μg)$/, "microgram")));
  }
  return { numerals: new Set([...western.matchAll(NUMERAL)].map(([number]) => plain(number))), units };
}

function inWesternDigits(text: string): string {
  return (
    text
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
      .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
      .replace(/٪/g, "%")
      .replace(/٫/g, ".")
      // 15 548 and 15,548 are one number.
      .replace(/(\d)[,٬\u00a0\u202f ](?=\d{3}(?!\d))/g, "$1")
  );
}

/** 5.0 is 5. */
function plain(number: string): string {
  return number.includes(".") ? number.replace(/\.?0+$/, "") : number;
}
