import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";

/** What stands before a practitioner's first line. */
export const CHAIN_START = "0".repeat(64);

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal; handed in, because domain has no library of its own. */
export type Sha256 = (text: string) => string;

/** A line before it has its place in the chain. */
export type LedgerDraft = Omit<LedgerLine, "sequence" | "previousHash" | "hash">;

/** The text whose SHA-256 is a line's hash: everything the line says, and the hash of the line before it. */
export function contentOfLine(line: Omit<LedgerLine, "hash">): string {
  return canonicalJson({
    amountHundredths: line.amountHundredths,
    category: line.category,
    cause: line.cause,
    correctsId: line.correctsId,
    courseId: line.courseId,
    courseVersionId: line.courseVersionId,
    creditType: line.creditType,
    earnedOn: line.earnedOn,
    evidenceGrade: line.evidenceGrade,
    id: line.id,
    kind: line.kind,
    practitionerId: line.practitionerId,
    previousHash: line.previousHash,
    providerId: line.providerId,
    reason: line.reason,
    recordedAt: line.recordedAt,
    ruleVersion: line.ruleVersion,
    sequence: line.sequence,
  });
}

/** The draft as the next line after `last` (null: the practitioner's first). */
export function nextLine(draft: LedgerDraft, last: Pick<LedgerLine, "sequence" | "hash"> | null, sha256: Sha256): LedgerLine {
  const placed = { ...draft, sequence: (last?.sequence ?? 0) + 1, previousHash: last?.hash ?? CHAIN_START };
  return { ...placed, hash: sha256(contentOfLine(placed)) };
}

/** What is wrong with a line: its own content, its tie to the line before, or its number. */
export type BrokenLine = {
  readonly id: string;
  readonly sequence: number;
  readonly fault: "content-changed" | "chain-broken" | "sequence-gap";
};

/** Walks one practitioner's lines in the order of their numbers and names each broken one; an empty answer proves the chain whole. */
export function verifyChain(lines: readonly LedgerLine[], sha256: Sha256): readonly BrokenLine[] {
  const broken: BrokenLine[] = [];
  let previous: Pick<LedgerLine, "sequence" | "hash"> = { sequence: 0, hash: CHAIN_START };
  for (const line of lines) {
    const name = { id: line.id, sequence: line.sequence };
    if (line.sequence !== previous.sequence + 1) broken.push({ ...name, fault: "sequence-gap" });
    if (line.previousHash !== previous.hash) broken.push({ ...name, fault: "chain-broken" });
    if (sha256(contentOfLine(line)) !== line.hash) broken.push({ ...name, fault: "content-changed" });
    previous = line;
  }
  return broken;
}
