/** What is typed into a form: texts, and lists and groups of them. */
export type Typed = string | readonly Typed[] | { readonly [key: string]: Typed };
export type TypedGroup = { readonly [key: string]: Typed };

/** Lists from which codes are chosen; `null`: the policy's own codes. `clauses` are those of the policy that is being written. */
export type CodeList =
  | "clauses"
  | "professions"
  | "specialties"
  | "seniority"
  | "governorates"
  | "facility-types"
  | "categories"
  | "topics"
  | "formats"
  | "roles"
  | "grades"
  | "licence-states"
  | "reasons"
  | "classes"
  | "duties"
  | "jurisdictions";

export type Fields = { readonly [key: string]: FieldShape };

/** One field as plain data: what a form shows, and how its text is read and written, follow from it. */
export type FieldShape =
  | { readonly kind: "text"; readonly least: number; readonly long: boolean }
  | { readonly kind: "code"; readonly list: CodeList | null; readonly pattern: RegExp }
  | { readonly kind: "codes"; readonly list: CodeList | null; readonly least: 0 | 1; readonly only: readonly string[] | null }
  | { readonly kind: "number"; readonly least: number; readonly most: number; readonly unit: "whole" | "credits" | "credits-or-times" }
  | { readonly kind: "numbers"; readonly least: number; readonly most: number }
  | { readonly kind: "day" }
  | { readonly kind: "choice"; readonly values: readonly (string | number)[] }
  | { readonly kind: "flag" }
  | { readonly kind: "group"; readonly fields: Fields; readonly check: ((value: TypedGroup) => Misfit | null) | null }
  | { readonly kind: "rows"; readonly of: FieldShape; readonly least: number }
  | { readonly kind: "record"; readonly key: FieldShape; readonly of: FieldShape }
  | { readonly kind: "pair"; readonly of: FieldShape }
  | { readonly kind: "one-of"; readonly tag: string | null; readonly variants: { readonly [name: string]: Fields | null } }
  | { readonly kind: "optional"; readonly of: FieldShape }
  | { readonly kind: "nullable"; readonly of: FieldShape }
  | { readonly kind: "asked"; readonly of: FieldShape }
  | { readonly kind: "preset"; readonly of: FieldShape; readonly value: unknown };

/** That two fields of a group do not fit each other: which of them says so, and why. */
export type Misfit = { readonly key: string; readonly code: "doubt-exactly-when-uncertain" };

/** A field for values of one type and no other: where a schema has a value of another, the table of its fields does not compile. */
export type Field<Value> = FieldShape & { readonly holds?: (value: Value) => Value };

/** A field for each value of a type. */
export type FieldsOf<Value> = { readonly [Key in keyof Value]-?: Field<Value[Key]> };

const CODE = /^[a-z0-9-]+$/;

/** A line or, if `long`, several lines of text of at least so many letters. */
export const text = (least: number, long = false): Field<string> => ({ kind: "text", least, long });
/** One code, of a list or of the policy's own. */
export const code = (list: CodeList | null = null, pattern = CODE): Field<string> => ({ kind: "code", list, pattern });
/** Several codes. */
export const codes = (list: CodeList | null = null, least: 0 | 1 = 1): Field<string[]> => ({ kind: "codes", list, least, only: null });
/** Several of the values of a list that nobody adds to. */
export const several = <Value extends string>(list: CodeList, only: readonly Value[]): Field<Value[]> => ({
  kind: "codes",
  list,
  least: 1,
  only,
});
/** A whole number. */
export const whole = (least: number, most: number): Field<number> => ({ kind: "number", least, most, unit: "whole" });
/** Credits, kept in hundredths and written as people say them: 2.5. */
export const credits = (least: number, most = 10_000_00): Field<number> => ({ kind: "number", least, most, unit: "credits" });
/** Hundredths of credits, or times of a duty, as a worked case has them by clause. */
export const creditsOrTimes = (): Field<number> => ({ kind: "number", least: 1, most: Infinity, unit: "credits-or-times" });
/** Several whole numbers, one after another. */
export const numbers = (least: number, most: number): Field<number[]> => ({ kind: "numbers", least, most });
/** A day. */
export const day = <Day extends string>(): Field<Day> => ({ kind: "day" });
/** One of a few values. */
export const choice = <const Value extends string | number>(...values: readonly Value[]): Field<Value> => ({ kind: "choice", values });
/** Yes or no. */
export const flag = (): Field<boolean> => ({ kind: "flag" });
/** Several fields that belong together. */
export const group = <Value extends object>(fields: FieldsOf<Value>, check: ((value: TypedGroup) => Misfit | null) | null = null) =>
  ({ kind: "group", fields, check }) as Field<Value>;
/** Any number of the same. */
export const rows = <Value>(of: Field<Value>, least = 0): Field<Value[]> => ({ kind: "rows", of, least });
/** Values by a key of theirs. */
export const record = <Value>(key: Field<string>, of: Field<Value>): Field<Record<string, Value>> => ({ kind: "record", key, of });
/** Two of the same: from and to. */
export const pair = <Value>(of: Field<Value>): Field<[Value, Value]> => ({ kind: "pair", of });
/** What may be left out; empty is left out. */
export const optional = <Value>(of: Field<Value>): Field<Value | undefined> => ({ kind: "optional", of });
/** What may be none; empty is none. */
export const nullable = <Value>(of: Field<Value>): Field<Value | null> => ({ kind: "nullable", of });
/** What is looked at only if somebody says so. */
export const asked = <Value>(of: Field<Value>): Field<Value | undefined> => ({ kind: "asked", of });
/** What stands there before anybody has typed. */
export const preset = <Value>(of: Field<Value>, value: Value): Field<Value> => ({ kind: "preset", of, value });

type Tagged<Union, Tag extends keyof Union> = {
  readonly [Name in Union[Tag] & string]: FieldsOf<Omit<Extract<Union, { readonly [Key in Tag]: Name }>, Tag>>;
};

/** Several shapes that name themselves by a value of theirs: a further one without its fields does not compile. */
export const tagged = <Union, const Tag extends keyof Union & string>(tag: Tag, variants: Tagged<Union, Tag>): Field<Union> => ({
  kind: "one-of",
  tag,
  variants,
});

type Worded<Union> = { readonly [Word in Extract<Union, string>]: null } & UnionOfKeyed<Exclude<Union, string>>;
type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type UnionOfKeyed<Union> = {
  readonly [Key in KeysOf<Union>]: FieldsOf<Extract<Union, { readonly [Name in Key]: unknown }>>;
};

/** One of several words, or of several shapes that have one key each. */
export const oneOf = <Union>(variants: Worded<Union>): Field<Union> => ({ kind: "one-of", tag: null, variants });

/** The fields of a group; of a shape that is chosen by a word, those of that word. */
export function fieldsIn(field: FieldShape, word = ""): Fields {
  if (field.kind === "group") return field.fields;
  return (field.kind === "one-of" ? field.variants[word] : null) ?? {};
}
