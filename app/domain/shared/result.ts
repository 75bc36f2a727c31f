/**
 * An expected outcome, as a value.
 *
 * Rules never throw for something a person may do. A thrown error means a bug or
 * a broken wire, and belongs to the error boundary.
 */
export type Result<Value, Refusal> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** The deed may happen, and this is what follows from it. */
export function granted<const Value>(value: Value) {
  return { ok: true, value } as const;
}

/** The deed may not happen; the refusal is a code with parameters, never a sentence. */
export function refused<const Refusal>(refusal: Refusal) {
  return { ok: false, refusal } as const;
}
