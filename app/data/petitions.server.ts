import { judgedFile } from "#app/data/judged-file.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { examineBytes, storeOriginal } from "#app/data/uploads.server.ts";
import type { PetitionKind, PetitionState, StepKind } from "#app/domain/compliance/petition-codes.ts";
import { PetitionContent, activityKeyOf } from "#app/domain/compliance/petition.ts";
import type { EvidenceGrade } from "#app/domain/credits/ledger.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { RegisterPlace } from "#app/domain/identity/register/covers.ts";
import { PractitionerId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { plainFileName } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** A file as somebody hands it in. */
export type HandedIn = { readonly name: string; readonly bytes: Uint8Array };

/** A file in the object store that no row names yet. */
export type StoredEvidence = { readonly name: string; readonly sha256: string; readonly contentType: string; readonly bytes: number };

export type EvidenceRefusal = "scanner-silent" | "evidence-unfit";

/** Scans of paper are far smaller. */
const LARGEST_EVIDENCE = 10 * 1024 * 1024;

/** Puts a scan or a photograph into the object store, under the name of its content, by the rules for uploads; null: none was handed in. */
export async function storeEvidence(file: HandedIn | null): Promise<Result<StoredEvidence | null, EvidenceRefusal>> {
  if (file === null) return granted(null);
  if (file.bytes.length > LARGEST_EVIDENCE) return refused("evidence-unfit");
  const examined = await examineBytes(file.bytes);
  if (examined === null) return refused("scanner-silent");
  const judged = await judgedFile(examined, () => Promise.resolve(file.bytes));
  if (!judged.ok) return refused("evidence-unfit");
  const { sha256, content } = judged.value;
  const isPaper = content.extension === "pdf" || (content.kind === "image" && content.extension !== "svg");
  if (!isPaper) return refused("evidence-unfit");
  await storeOriginal(file.bytes, sha256, content.contentType);
  return granted({ name: plainFileName(file.name), sha256, contentType: content.contentType, bytes: file.bytes.length });
}

/** Locks the practitioner, so that what somebody files twice at once is seen twice. */
export async function lockPractitioner(tx: Tx, practitionerId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM practitioner WHERE id = ${practitionerId}::uuid FOR UPDATE`;
}

/** What stands against filing it: of the person's own petitions, one that was not refused and is about the same, or bears the same file. */
export async function sameFiled(
  tx: Tx,
  practitionerId: string,
  content: PetitionContent,
  evidenceSha256: string | null,
): Promise<"evidence-used" | "filed-already" | null> {
  const open = { practitionerId, kind: content.kind, state: { not: "refused" } };
  const key = activityKeyOf(content);
  const [byKey, byContent, byFile] = await Promise.all([
    key === null ? 0 : tx.petition.count({ where: { ...open, activityKey: key } }),
    sameTime(tx, practitionerId, content),
    evidenceSha256 === null || content.kind !== "external"
      ? 0
      : tx.petition.count({ where: { ...open, evidence: { some: { sha256: evidenceSha256 } } } }),
  ]);
  if (byKey + byContent > 0) return "filed-already";
  return byFile > 0 ? "evidence-used" : null;
}

/** An appeal against one cycle is filed once; the same days for the same reason are not asked for beside themselves. */
function sameTime(tx: Tx, practitionerId: string, content: PetitionContent): Promise<number> | number {
  const says = (path: string, equals: string) => ({ content: { path: [path], equals } });
  switch (content.kind) {
    case "external":
      return 0;
    case "appeal":
      return tx.petition.count({ where: { practitionerId, kind: "appeal", ...says("cycleFrom", content.cycleFrom) } });
    case "relief": {
      const same = [says("reason", content.reason), says("from", content.from), says("to", content.to)];
      return tx.petition.count({ where: { practitionerId, kind: "relief", state: { not: "refused" }, AND: same } });
    }
  }
}

/** Whose petition it is; null: there is none. */
export async function ownerOf(tx: Tx, id: string): Promise<string | null> {
  return (await tx.petition.findUnique({ where: { id }, select: { practitionerId: true } }))?.practitionerId ?? null;
}

/** How many petitions of a person wait. */
export async function openPetitions(tx: Tx, practitionerId: string): Promise<number> {
  return tx.petition.count({ where: { practitionerId, state: { in: ["waiting", "asked"] } } });
}

/** Writes what somebody asks for. */
export async function insertPetition(
  tx: Tx,
  petition: { readonly id: string; readonly practitionerId: string; readonly content: PetitionContent },
  { at }: Occasion,
): Promise<void> {
  const { id, practitionerId, content } = petition;
  const { kind } = content;
  await tx.petition.create({
    data: { id, practitionerId, kind, content, activityKey: activityKeyOf(content), filedAt: at, state: "waiting" },
  });
}

/** Writes that a file belongs to a petition; `id` is that of the event that brought it. */
export async function insertEvidence(tx: Tx, id: string, petitionId: string, file: StoredEvidence, { at }: Occasion): Promise<void> {
  const { sha256, contentType, bytes, name } = file;
  await tx.mediaObject.createMany({ data: [{ sha256, contentType, bytes, createdAt: at }], skipDuplicates: true });
  await tx.petitionEvidence.create({ data: { id, petitionId, sha256, name, addedAt: at } });
}

/** A petition with its words. */
export type FiledPetition = {
  readonly id: string;
  readonly kind: PetitionKind;
  readonly practitionerId: PractitionerId;
  /** Whose it is, where they have an account. */
  readonly accountId: string | null;
  readonly content: PetitionContent;
  readonly activityKey: string | null;
  readonly state: PetitionState;
  readonly place: RegisterPlace;
  readonly evidence: readonly { readonly sha256: string }[];
  readonly steps: readonly { readonly id: string; readonly kind: string; readonly accountId: string; readonly at: Date }[];
};

/** A petition, its row locked: two officers cannot decide about one. null: there is none. */
export async function lockPetition(tx: Tx, id: string): Promise<FiledPetition | null> {
  await tx.$queryRaw`SELECT 1 FROM petition WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.petition.findUnique({
    where: { id },
    include: {
      steps: { orderBy: { at: "asc" }, select: { id: true, kind: true, accountId: true, at: true } },
      evidence: { select: { sha256: true } },
      practitioner: { select: { accountId: true, governorate: true, directorate: true, licences: { select: { issuingBody: true } } } },
    },
  });
  if (row === null) return null;
  const { governorate, directorate, licences, accountId } = row.practitioner;
  return {
    ...{ id, accountId, activityKey: row.activityKey, evidence: row.evidence, steps: row.steps },
    kind: row.kind as PetitionKind,
    practitionerId: PractitionerId.parse(row.practitionerId),
    content: PetitionContent.parse(row.content),
    state: row.state as PetitionState,
    place: { governorate, directorate, bodies: licences.map(({ issuingBody }) => issuingBody) },
  };
}

/** Whether another activity of the person that was accepted already is the same one, or bears one of the same files. */
export async function isCreditedAlready(tx: Tx, { id, practitionerId, activityKey, evidence }: FiledPetition): Promise<boolean> {
  const hashes = evidence.map(({ sha256 }) => sha256);
  const others = await tx.petition.count({
    where: {
      ...{ practitionerId, kind: "external", state: "accepted", id: { not: id } },
      OR: [{ activityKey }, { evidence: { some: { sha256: { in: hashes } } } }],
    },
  });
  return others > 0;
}

/** Writes a word about a petition, and the state that follows. */
export async function insertStep(
  tx: Tx,
  actor: Actor,
  step: {
    readonly id: string;
    readonly petitionId: string;
    readonly kind: StepKind;
    readonly text: string;
    readonly given?: { readonly hundredths: number; readonly grade: EvidenceGrade; readonly ledgerLineId: string };
  },
  { at }: Occasion,
): Promise<void> {
  const { id, petitionId, kind, text, given } = step;
  const { accountId, role } = actor;
  const credit = given === undefined ? {} : { hundredths: given.hundredths, grade: given.grade };
  await tx.petitionStep.create({ data: { id, petitionId, kind, text, accountId, role, at, ...credit } });
  const isFinal = kind === "accepted" || kind === "refused";
  await tx.petition.update({
    where: { id: petitionId },
    data: {
      state: kind === "answered" ? "waiting" : kind,
      ...(isFinal ? { decidedAt: at, decidedBy: accountId } : {}),
      ...(given === undefined ? {} : { ledgerLineId: given.ledgerLineId }),
    },
  });
}

/** How somebody is called who has an account here: by name, else by the address. */
export async function accountNames(tx: Tx, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.account.findMany({
    where: { id: { in: [...new Set(accountIds)] } },
    select: { id: true, email: true, phone: true, practitioner: { select: { nameAr: true } } },
  });
  return new Map(rows.map(({ id, email, phone, practitioner }) => [id, practitioner?.nameAr ?? email ?? phone ?? id]));
}

/** The activities that officers accepted for a person, by the ledger line that each wrote. */
export async function acceptedActivities(
  tx: Tx,
  practitionerId: string,
): Promise<ReadonlyMap<string, { title: string; organiser: string }>> {
  const rows = await tx.petition.findMany({
    where: { practitionerId, kind: "external", state: "accepted" },
    select: { ledgerLineId: true, content: true },
  });
  return new Map(
    rows.flatMap(({ ledgerLineId, content }) => {
      const said = PetitionContent.parse(content);
      return said.kind === "external" && ledgerLineId !== null ? [[ledgerLineId, said] as const] : [];
    }),
  );
}
