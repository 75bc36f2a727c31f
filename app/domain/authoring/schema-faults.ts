import type { z } from "zod";

/** What is not of the right form: where, and what about it. */
export type SchemaFault = {
  readonly path: readonly PropertyKey[];
  readonly code: "value-missing" | "too-few" | "value-malformed";
  readonly params: Readonly<Record<string, string | number>>;
};

/**
 * The faults of a value by its schema, as an author is told them: what is empty or absent is missing, whatever else a pattern would say
 * about it. Of a union, the branch that comes closest speaks.
 */
export function schemaFaults(schema: z.ZodType, value: unknown): readonly SchemaFault[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  const seen = new Set<string>();
  return deepest(parsed.error.issues, []).flatMap(({ issue, path }) => {
    const key = path.map(String).join(".");
    if (seen.has(key)) return [];
    seen.add(key);
    return [faultOf(issue, path, valueAt(value, path))];
  });
}

type Found = { readonly issue: z.core.$ZodIssue; readonly path: readonly PropertyKey[] };

function deepest(issues: readonly z.core.$ZodIssue[], within: readonly PropertyKey[]): Found[] {
  return issues.flatMap((issue): Found[] => {
    const path = [...within, ...issue.path];
    if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ issue, path }];
    const branches = issue.errors.map((errors) => deepest(errors, path));
    return branches.sort((a, b) => farthest(b) - farthest(a))[0] ?? [];
  });
}

/** A branch that already stumbles over the type is not the one that was meant. */
function farthest(found: readonly Found[]): number {
  return found.some(({ path }) => path.at(-1) === "type") ? -1 : Math.max(0, ...found.map(({ path }) => path.length));
}

function faultOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[], value: unknown): SchemaFault {
  if (value === undefined || value === null || (typeof value === "string" && value.trim() === ""))
    return { path, code: "value-missing", params: {} };
  if (issue.code === "too_small" && Array.isArray(value))
    return { path, code: "too-few", params: { minimum: Number(issue.minimum), there: value.length } };
  return { path, code: "value-malformed", params: { why: issue.message } };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, key) => (typeof within === "object" && within !== null ? (within as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}
