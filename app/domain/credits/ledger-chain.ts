import type { LedgerLine } from "#app/domain/credits/ledger.ts";

/** What stands before a practitioner's first line. */
export const CHAIN_START = "0".repeat(64);

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal; handed in, because domain has no library of its own. */
export type Sha256 = (text: string) => string;

/** A line before it has its place in the chain. */
export type LedgerDraft = Omit<LedgerLine, "sequence" | "previousHash" | "hash">;

/**
 * The text whose SHA-256 is a line's hash: everything the line says, and the hash of the line before it. It is its canonical JSON, its
 * keys written out here in their order because a nation has twenty million lines.
 */
export function contentOfLine(line: Omit<LedgerLine, "hash">): string {
  return JSON.stringify({
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

/** The draft as the next line after `last` (null: the practitioner's first). Its fields are written out: to spread them costs more than to hash them. */
export function nextLine(draft: LedgerDraft, last: Pick<LedgerLine, "sequence" | "hash"> | null, sha256: Sha256): LedgerLine {
  const line = {
    id: draft.id,
    practitionerId: draft.practitionerId,
    sequence: (last?.sequence ?? 0) + 1,
    kind: draft.kind,
    amountHundredths: draft.amountHundredths,
    creditType: draft.creditType,
    category: draft.category,
    cause: draft.cause,
    courseId: draft.courseId,
    courseVersionId: draft.courseVersionId,
    providerId: draft.providerId,
    ruleVersion: draft.ruleVersion,
    evidenceGrade: draft.evidenceGrade,
    earnedOn: draft.earnedOn,
    recordedAt: draft.recordedAt,
    correctsId: draft.correctsId,
    reason: draft.reason,
    previousHash: last?.hash ?? CHAIN_START,
    hash: "",
  };
  line.hash = sha256(contentOfLine(line));
  return line;
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

/** What outside the ledger says that a line was written: the causes of claims, and the ids of lines that a certificate or its revocation answers to. */
export type OwedLines = {
  readonly claims: readonly string[];
  readonly certificates: readonly string[];
  readonly revocations: readonly string[];
};

/** A line that must have been written and is not there; `owedTo` names what says so, `id` its cause or its own id. */
export type MissingLine = { readonly fault: "line-missing"; readonly owedTo: "claim" | "certificate" | "revocation"; readonly id: string };

/**
 * The lines that are owed and are not there. A chain cannot tell that its end was cut off, or that it is gone as a whole: what stays
 * behind is that a claim, a certificate or a revocation has lost its line.
 */
export function missingLines(lines: readonly Pick<LedgerLine, "id" | "cause" | "correctsId">[], owed: OwedLines): readonly MissingLine[] {
  const missing = (owedTo: MissingLine["owedTo"], wanted: readonly string[], there: ReadonlySet<string | null>): MissingLine[] =>
    wanted.filter((id) => !there.has(id)).map((id) => ({ fault: "line-missing", owedTo, id }));
  return [
    ...missing("claim", owed.claims, new Set(lines.map((line) => line.cause))),
    ...missing("certificate", owed.certificates, new Set(lines.map((line) => line.id))),
    ...missing("revocation", owed.revocations, new Set(lines.map((line) => line.correctsId))),
  ];
}
