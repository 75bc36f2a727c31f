import type { FieldShape, Fields, Typed, TypedGroup } from "#app/domain/compliance/form-field.ts";
import { readNumerals, westernDigits } from "#app/domain/shared/digits.ts";

/** What is missing or wrong in a field, by its place (`rules.3.amount.hundredths`). */
export type Gap = {
  readonly place: string;
  readonly code:
    | "missing"
    | "not-a-code"
    | "not-a-number"
    | "not-a-day"
    | "out-of-range"
    | "too-short"
    | "none-chosen"
    | "none-of-the-list"
    | "doubt-exactly-when-uncertain";
  /** The least and the most that it takes. */
  readonly from?: number;
  readonly to?: number;
};

/**
 * What a form says as a value of its field, and its gaps. Where there is one, the value is what was typed, so that nothing of an unfinished
 * form is lost in its text; without gaps it is a value of the field's type.
 */
export function readForm(field: FieldShape, typed: Typed): { readonly value: unknown; readonly gaps: readonly Gap[] } {
  const gaps: Gap[] = [];
  return { value: read(field, typed, "", gaps), gaps };
}

/** The place of something inside another. */
export const within = (place: string, key: string | number): string => (place === "" ? String(key) : `${place}.${String(key)}`);

/** Codes as they are typed: apart by commas, spaces or lines. */
export const codesIn = (typed: string): string[] => typed.split(/[\s,،;]+/).filter((part) => part !== "");

const CODE = /^[a-z0-9-]+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const textOf = (typed: Typed | undefined): string => (typeof typed === "string" ? typed : "");
const groupOf = (typed: Typed | undefined): TypedGroup => (typeof typed === "object" && !Array.isArray(typed) ? (typed as TypedGroup) : {});
const listOf = (typed: Typed | undefined): readonly Typed[] => (Array.isArray(typed) ? (typed as readonly Typed[]) : []);

function read(field: FieldShape, typed: Typed | undefined, place: string, gaps: Gap[]): unknown {
  const gap = (code: Gap["code"], range: Pick<Gap, "from" | "to"> = {}) => {
    gaps.push({ place, code, ...range });
    return typed;
  };
  switch (field.kind) {
    case "text":
      if (textOf(typed) === "") return gap("missing");
      return textOf(typed).length < field.least ? gap("too-short", { from: field.least }) : textOf(typed);
    case "code":
      if (textOf(typed) === "") return gap("missing");
      return field.pattern.test(textOf(typed)) ? textOf(typed) : gap("not-a-code");
    case "codes": {
      const found = codesIn(textOf(typed));
      if (found.length < field.least) return gap("none-chosen");
      return found.every((code) => (field.only === null ? CODE.test(code) : field.only.includes(code))) ? found : gap("not-a-code");
    }
    case "number":
      return readNumber(field, typed, gap);
    case "numbers": {
      const found = codesIn(westernDigits(textOf(typed)));
      if (found.length === 0) return gap("missing");
      if (!found.every((part) => /^-?\d+$/.test(part))) return gap("not-a-number");
      const isOutside = found.some((part) => Number(part) < field.least || Number(part) > field.most);
      return isOutside ? gap("out-of-range", rangeOf(field)) : found.map(Number);
    }
    case "day":
      if (textOf(typed) === "") return gap("missing");
      return isDay(textOf(typed)) ? textOf(typed) : gap("not-a-day");
    case "choice": {
      if (textOf(typed) === "") return gap("missing");
      return field.values.find((value) => String(value) === textOf(typed)) ?? gap("none-of-the-list");
    }
    case "flag":
      return textOf(typed) === "true" ? true : textOf(typed) === "false" ? false : gap("missing");
    case "group": {
      const value = readFields(field.fields, groupOf(typed), place, gaps);
      const misfit = field.check?.(groupOf(typed)) ?? null;
      if (misfit !== null) gaps.push({ place: within(place, misfit.key), code: misfit.code });
      return value;
    }
    case "rows":
      if (listOf(typed).length < field.least) return gap("missing");
      return listOf(typed).map((each, at) => read(field.of, each, within(place, at), gaps));
    case "record":
      return Object.fromEntries(
        listOf(typed).map((each, at) => {
          const row = within(place, at);
          const key = read(field.key, groupOf(each)["key"], within(row, "key"), gaps);
          return [typeof key === "string" ? key : "", read(field.of, groupOf(each)["of"], within(row, "of"), gaps)];
        }),
      );
    case "pair":
      return (["from", "to"] as const).map((end) => read(field.of, groupOf(typed)[end], within(place, end), gaps));
    case "one-of":
      return readVariant(field, groupOf(typed), place, gaps);
    case "optional":
      return isEmpty(typed) ? undefined : read(field.of, typed, place, gaps);
    case "nullable":
      return isEmpty(typed) ? null : read(field.of, typed, place, gaps);
    case "asked":
      return textOf(groupOf(typed)["asked"]) === "yes" ? read(field.of, groupOf(typed)["of"], within(place, "of"), gaps) : undefined;
    case "preset":
      return read(field.of, typed, place, gaps);
  }
}

function readFields(fields: Fields, typed: TypedGroup, place: string, gaps: Gap[]): Record<string, unknown> {
  const values = Object.entries(fields).map(([key, field]) => [key, read(field, typed[key], within(place, key), gaps)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function readVariant(field: Extract<FieldShape, { kind: "one-of" }>, typed: TypedGroup, place: string, gaps: Gap[]): unknown {
  const name = textOf(typed["choice"]);
  const fields = Object.hasOwn(field.variants, name) ? field.variants[name] : undefined;
  if (fields === undefined) {
    gaps.push({ place, code: name === "" ? "missing" : "none-of-the-list" });
    return typed;
  }
  if (fields === null) return name;
  const value = readFields(fields, typed, place, gaps);
  return field.tag === null ? value : { [field.tag]: name, ...value };
}

type NumberField = Extract<FieldShape, { kind: "number" }>;
type MakeGap = (code: Gap["code"], range?: Pick<Gap, "from" | "to">) => unknown;

function readNumber(field: NumberField, typed: Typed | undefined, gap: MakeGap): unknown {
  const isAmount = field.unit === "credits-or-times";
  const written = isAmount ? textOf(groupOf(typed)["amount"]) : textOf(typed);
  if (written === "") return gap("missing");
  const said = readNumerals(written) ?? written;
  const inCredits = field.unit === "credits" || (isAmount && textOf(groupOf(typed)["unit"]) !== "times");
  if (!(inCredits ? /^-?\d+(\.\d{1,2})?$/ : /^-?\d+$/).test(said)) return gap("not-a-number");
  const value = inCredits ? Math.round(Number(said) * 100) : Number(said);
  if (value >= field.least && value <= field.most) return value;
  return gap("out-of-range", rangeOf(field, inCredits ? 100 : 1));
}

/** What may be said to the reader of a range: no ends that are only the machine's. */
function rangeOf({ least, most }: { readonly least: number; readonly most: number }, by = 1): Pick<Gap, "from" | "to"> {
  const isSaid = (end: number) => Math.abs(end) < Number.MAX_SAFE_INTEGER;
  return { ...(isSaid(least) ? { from: least / by } : {}), ...(isSaid(most) ? { to: most / by } : {}) };
}

function isDay(said: string): boolean {
  const moment = DAY.test(said) ? Date.parse(`${said}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(said);
}

function isEmpty(typed: Typed | undefined): boolean {
  if (typed === undefined || typeof typed === "string") return typed === undefined || codesIn(typed).length === 0;
  return Array.isArray(typed) ? typed.length === 0 : Object.values(groupOf(typed)).every(isEmpty);
}
