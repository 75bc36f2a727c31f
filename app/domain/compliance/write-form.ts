import type { FieldShape, Fields, Typed } from "#app/domain/compliance/form-field.ts";
import { within } from "#app/domain/compliance/read-form.ts";

/**
 * What a form shows of a value, and the places of what it has no field for: those would be lost. A text where a number or a day should be
 * is taken as it was typed.
 */
export function writeForm(field: FieldShape, value: unknown): { readonly typed: Typed; readonly lost: readonly string[] } {
  const lost: string[] = [];
  return { typed: write(field, value, "", lost), lost };
}

/** What a field shows before anybody has typed. */
export const emptyForm = (field: FieldShape): Typed => writeForm(field, undefined).typed;

type Group = { readonly [key: string]: unknown };
const isGroup = (value: unknown): value is Group => typeof value === "object" && value !== null && !Array.isArray(value);

function write(field: FieldShape, value: unknown, place: string, lost: string[]): Typed {
  const losing = <Empty extends Typed>(empty: Empty): Empty => {
    if (value !== undefined) lost.push(place);
    return empty;
  };
  switch (field.kind) {
    case "text":
    case "code":
    case "day":
      return typeof value === "string" ? value : losing("");
    case "codes":
    case "numbers":
      if (typeof value === "string") return value;
      return Array.isArray(value) && value.every((each) => typeof each === (field.kind === "codes" ? "string" : "number"))
        ? value.filter((each) => each !== "").join(", ")
        : losing("");
    case "number":
      return writeNumber(field, value, losing);
    case "choice":
      return typeof value === "string" || typeof value === "number" ? String(value) : losing("");
    case "flag":
      return typeof value === "boolean" || value === "" ? String(value) : losing("");
    case "group":
      if (value !== undefined && !isGroup(value)) return { ...losing({}), ...writeFields(field.fields, {}, place, []) };
      return writeFields(field.fields, value ?? {}, place, lost);
    case "rows":
      return Array.isArray(value) ? value.map((each, at) => write(field.of, each ?? null, within(place, at), lost)) : losing([]);
    case "record":
      if (!isGroup(value)) return losing([]);
      return Object.entries(value).map(([key, each]) => ({ key, of: write(field.of, each, within(place, key), lost) }));
    case "pair": {
      const isPair = Array.isArray(value) && value.length === 2;
      const [from, to] = isPair ? (value as unknown[]) : losing([]);
      return { from: write(field.of, from, place, lost), to: write(field.of, to, place, lost) };
    }
    case "one-of":
      return writeVariant(field, value, place, lost, losing);
    case "optional":
      return write(field.of, value, place, lost);
    case "nullable":
      return write(field.of, value === null ? undefined : value, place, lost);
    case "asked":
      return { asked: value === undefined ? "" : "yes", of: write(field.of, value, place, lost) };
    case "preset":
      return write(field.of, value === undefined ? field.value : value, place, lost);
  }
}

function writeFields(
  fields: Fields,
  value: Group,
  place: string,
  lost: string[],
  tag: string | null = null,
): { readonly [key: string]: Typed } {
  for (const key of Object.keys(value)) if (key !== tag && !Object.hasOwn(fields, key)) lost.push(within(place, key));
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, write(field, value[key], within(place, key), lost)]));
}

/** The text of a number as people say it: hundredths of credits with a point. */
function writeNumber(field: Extract<FieldShape, { kind: "number" }>, value: unknown, losing: (empty: string) => string): Typed {
  const isNumber = typeof value === "number";
  // As an unfinished one goes into the text.
  if (field.unit === "credits-or-times" && isGroup(value)) return { unit: String(value["unit"]), amount: String(value["amount"]) };
  const said = isNumber || typeof value === "string" ? String(value) : losing("");
  if (field.unit === "whole") return said;
  // A worked case has both by clause. Nothing below a quarter of a credit is asked of anybody, and no duty a hundred times.
  const unit = field.unit === "credits-or-times" && isNumber && Math.abs(value) < 25 ? "times" : "credits";
  const amount = isNumber && unit === "credits" && Number.isInteger(value) ? String(value / 100) : said;
  return field.unit === "credits" ? amount : { unit, amount };
}

function writeVariant(
  field: Extract<FieldShape, { kind: "one-of" }>,
  value: unknown,
  place: string,
  lost: string[],
  losing: (empty: Typed) => Typed,
): Typed {
  const known = (name: unknown): name is string => typeof name === "string" && Object.hasOwn(field.variants, name);
  if (known(value) && field.variants[value] === null) return { choice: value };
  if (!isGroup(value)) return losing({ choice: "" });
  // An unfinished choice goes into the text as it was typed, and comes back as such.
  if ("choice" in value && value["choice"] === "") return { choice: "" };
  const name = field.tag === null ? Object.keys(value).find(known) : value[field.tag];
  const fields = known(name) ? field.variants[name] : undefined;
  if (!known(name) || fields === undefined || fields === null) return losing({ choice: "" });
  return { choice: name, ...writeFields(fields, value, place, lost, field.tag) };
}
