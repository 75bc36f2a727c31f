/** What a form gets back when it could not be accepted: what was typed, and codes by field. */
export type RefusedForm = {
  readonly values: Readonly<Record<string, string | string[]>>;
  readonly errors: Readonly<Record<string, string[]>>;
};

/** What was typed into a field that holds one value. */
export function valueOf(reply: RefusedForm | null, field: string): string {
  const value = reply?.values[field];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

/** What was chosen in a field that holds several. */
export function valuesOf(reply: RefusedForm | null, field: string): readonly string[] {
  const value = reply?.values[field] ?? [];
  return typeof value === "string" ? [value] : value;
}
