import { randomBytes } from "node:crypto";

/** The name of a database that one test run makes for itself: what it is, when it was born, and chance. */
export function scratchName(kind: "template" | "clone", now: number): string {
  return `${kind}_${now.toString(36)}_${randomBytes(8).toString("hex")}`;
}

/** When a scratch database was born, in milliseconds since 1970; null for a name that is none of ours. */
export function bornAt(name: string): number | null {
  const born = /^(?:template|clone)_([0-9a-z]+)_[0-9a-f]{16}$/.exec(name)?.[1];
  return born === undefined ? null : Number.parseInt(born, 36);
}
