import type { Typed } from "#app/domain/compliance/form-field.ts";

/** What the fields of one form share: its sentences about what is wrong by place, the policy's clauses, and how a place is changed. */
export type FormWires = {
  readonly problems: ReadonlyMap<string, string>;
  readonly clauses: readonly string[];
  readonly change: (place: string, typed: Typed) => void;
};

/** The id of the control at a place. */
export const idOf = (place: string): string => `at-${place}`;
