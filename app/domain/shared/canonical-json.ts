/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One text for one value: keys in code-unit order, no spaces, absent keys left out. Equal values give equal text on any
 * machine, so that a hash of it names the content (RFC 8785 for the values we use: strings, finite numbers, booleans).
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) {
    let text = "[";
    for (let index = 0; index < value.length; index += 1) text += (index === 0 ? "" : ",") + canonicalJson(value[index] ?? null);
    return `${text}]`;
  }
  const keys = Object.keys(value);
  // Nearly every object has one or two keys, or has them in order: a lesson of 10,000 words is written as often as it is saved.
  if (keys.length > 1) keys.sort();
  let text = "{";
  for (const key of keys) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text.length === 1 ? "" : ","}${nameIn(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** A name as JSON writes it: nearly all are plain words, which need no look at each character by the serializer. */
function nameIn(key: string): string {
  return /^[a-zA-Z]+$/.test(key) ? `"${key}"` : JSON.stringify(key);
}

/** Whether two values are the same: whether their canonical texts would be, without writing these. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return false;
  if (isList(one) || isList(other))
    return isList(one) && isList(other) && one.length === other.length && one.every((member, index) => isSameJson(member, other[index]));
  const names = Object.keys(one);
  for (const name of names) if (!isSameJson(one[name], ownMember(other, name))) return false;
  return Object.keys(other).every((name) => other[name] === undefined || ownMember(one, name) !== undefined);
}

/** Whether it is what JSON can hold, to the last member. Nothing is copied, so that nothing can be lost on the way. */
export function isJson(value: unknown): value is Json {
  if (typeof value === "number") return Number.isFinite(value);
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === "object" && Object.values(value).every((member) => member === undefined || isJson(member));
}

/** What the object itself holds: not what every object inherits under `constructor` or `__proto__`. */
function ownMember(object: Readonly<Record<string, Json | undefined>>, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
