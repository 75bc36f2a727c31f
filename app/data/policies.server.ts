import { contentHashOf } from "#app/data/authoring.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { compilePolicy, type PolicyHistory } from "#app/domain/compliance/compile-policy.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { type SignedState, type SignedVersion, type Stage, versionsThatJudge } from "#app/domain/compliance/policy-signing.ts";
import { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { entryOf } from "#app/domain/identity/code-list.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** The versions of one policy that may judge, and the same made ready. */
export type PolicyInUse = { readonly versions: readonly Policy[]; readonly history: PolicyHistory };

/** A version without its text, and who stands for it. */
export type PolicyHead = SignedVersion & {
  readonly id: string;
  readonly policyId: string;
  readonly version: string;
  readonly jurisdiction: string;
  readonly effectiveFrom: string;
  readonly contentHash: string;
  readonly storedBy: string | null;
};

type HeadRow = Omit<PolicyHead, "signatures"> & {
  readonly signatures: readonly { readonly stage: Stage; readonly signedBy: string; readonly signedAt: number }[];
};

/** The versions of one jurisdiction, without their texts; with an id, that one alone. */
export async function policyHeads(tx: Tx, jurisdiction: string | null, id: string | null = null): Promise<readonly PolicyHead[]> {
  const rows = await tx.$queryRaw<HeadRow[]>`
    SELECT v.id::text AS id, v.policy_id AS "policyId", v.version, v.jurisdiction, v.effective_from AS "effectiveFrom",
           v.content_hash AS "contentHash", v.arrived_as AS "arrivedAs", v.adopted_on AS "adoptedOn", v.stored_by::text AS "storedBy",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('stage', s.stage, 'signedBy', s.signed_by,
                     'signedAt', floor(extract(epoch FROM s.signed_at) * 1000)) ORDER BY s.signed_at), '[]'::jsonb)
              FROM policy_signature s WHERE s.policy_version_id = v.id) AS signatures
      FROM policy_version v
     WHERE (${jurisdiction}::text IS NULL OR v.jurisdiction = ${jurisdiction}) AND (${id}::uuid IS NULL OR v.id = ${id}::uuid)
     ORDER BY v.jurisdiction, v.effective_from, v.stored_at`;
  return rows.map((row) => ({
    ...row,
    signatures: row.signatures.map((signature) => ({ ...signature, signedAt: instantAt(signature.signedAt) })),
  }));
}

/** The texts of versions as they stand by their signatures, by id. */
export async function policyTexts(tx: Tx, signed: ReadonlyMap<string, SignedState>): Promise<ReadonlyMap<string, Policy>> {
  if (signed.size === 0) return new Map();
  const rows = await tx.policyVersion.findMany({ where: { id: { in: [...signed.keys()] } }, select: { id: true, content: true } });
  return new Map(
    rows.map(({ id, content }) => {
      const { state = "draft", adoptedOn = null } = signed.get(id) ?? {};
      return [id, { ...Policy.parse(content), state, adoptedOn }];
    }),
  );
}

/** By the region whose regulator answers: what was made ready last, and for which versions. Read again when somebody has signed. */
const made = new Map<string, { readonly of: string; readonly use: PolicyInUse }>();

/** The policy under which somebody who works in a governorate is judged: that of the Kurdistan Region there, else the federal one. */
export function policyFor(tx: Tx, governorate: string): Promise<PolicyInUse> {
  return policyOf(tx, regionOf(governorate));
}

/** The policies under which those who work in some governorates are judged, by governorate; each is asked for once. */
export async function policiesFor(tx: Tx, governorates: Iterable<string>): Promise<ReadonlyMap<string, PolicyInUse>> {
  const regions = new Map<string, PolicyInUse>();
  const policies = new Map<string, PolicyInUse>();
  for (const governorate of new Set(governorates)) {
    const region = regionOf(governorate);
    const policy = regions.get(region) ?? (await policyOf(tx, region));
    regions.set(region, policy);
    policies.set(governorate, policy);
  }
  return policies;
}

const regionOf = (governorate: string): string => entryOf(GOVERNORATES, governorate)?.region ?? "IQ";

/** The policy of a region whose regulator answers for it: `IQ`, `IQ-KR`. */
export async function policyOf(tx: Tx, region: string): Promise<PolicyInUse> {
  const judging = versionsThatJudge(await policyHeads(tx, region));
  const of = judging.map(({ contentHash, signed }) => `${contentHash} ${signed.state} ${signed.adoptedOn ?? ""}`).join("|");
  const known = made.get(region);
  if (known?.of === of) return known.use;
  const texts = await policyTexts(tx, new Map(judging.map(({ id, signed }) => [id, signed])));
  const versions = judging.flatMap(({ id }) => texts.get(id) ?? []);
  const use = { versions, history: compilePolicy(versions) };
  made.set(region, { of, use });
  return use;
}

/** What a version's text is named by. */
export function policyHash(policy: Policy): string {
  return contentHashOf(policy);
}

/** What a signature's hash covers: the text of a version, as at first, or its worked cases too. */
export type HashForm = "text" | "text-and-cases";

/** A version as it lies in the store: its text, and the worked cases beside it. */
type StoredPolicy = { readonly content: Json; readonly cases: Json };

/** What somebody signs of a version: its text and the worked cases beside it, as they lie in the store. */
export function signedHash({ content, cases }: StoredPolicy): string {
  return contentHashOf({ policy: content, cases });
}

/** A version as it lies in the store; null: there is none of that id. */
export async function storedPolicy(tx: Tx, id: string): Promise<StoredPolicy | null> {
  const row = await tx.policyVersion.findUnique({ where: { id }, select: { content: true, cases: { select: { cases: true } } } });
  return row === null ? null : { content: row.content as Json, cases: (row.cases?.cases ?? []) as Json };
}

/** The signatures of a version, in the order of their time, each with whether it is for what lies in the store now. */
export async function signaturesOf(tx: Tx, policyVersionId: string, stored: StoredPolicy) {
  const rows = await tx.policySignature.findMany({ where: { policyVersionId }, orderBy: { signedAt: "asc" } });
  const hashes: Readonly<Record<HashForm, string>> = { text: contentHashOf(stored.content), "text-and-cases": signedHash(stored) };
  return rows.map(({ stage, role, signedAt, contentHash, ...row }) => {
    const hashForm = row.hashForm as HashForm;
    return { stage: stage as Stage, role, signedAt: instantAt(signedAt.getTime()), hashForm, isIntact: contentHash === hashes[hashForm] };
  });
}

/** Stores a version; false: one of that name, or that text, is stored already. */
export async function insertPolicyVersion(tx: Tx, id: string, policy: Policy, storedBy: string | null, { at }: Occasion): Promise<boolean> {
  const beginsInShadow = storedBy === null && policy.state === "shadow";
  const { count } = await tx.policyVersion.createMany({
    data: [
      {
        id,
        policyId: policy.id,
        version: policy.version,
        jurisdiction: policy.jurisdiction,
        effectiveFrom: policy.effective.from,
        contentHash: policyHash(policy),
        content: policy,
        arrivedAs: beginsInShadow ? "shadow" : "draft",
        adoptedOn: beginsInShadow ? policy.adoptedOn : null,
        storedBy,
        storedAt: at,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Stores the worked cases of a version that has none yet. */
export async function insertPolicyCases(
  tx: Tx,
  policyVersionId: string,
  cases: readonly WorkedCase[],
  { at }: Pick<Occasion, "at">,
): Promise<void> {
  if (cases.length === 0) return;
  await tx.policyCases.createMany({ data: [{ policyVersionId, cases: [...cases], storedAt: at }], skipDuplicates: true });
}

/** The worked cases that were stored with a version. */
export async function policyCases(tx: Tx, policyVersionId: string): Promise<readonly WorkedCase[]> {
  const row = await tx.policyCases.findUnique({ where: { policyVersionId }, select: { cases: true } });
  return row === null ? [] : WorkedCase.array().parse(row.cases);
}

/** The id of a version that came with the product and has exactly this text; null: there is none. */
export async function ownVersionOf(tx: Tx, policy: Policy): Promise<string | null> {
  const where = { policyId: policy.id, version: policy.version, contentHash: policyHash(policy), storedBy: null };
  return (await tx.policyVersion.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/** A version with its text, locked: two signatures of one version come one after the other; null: there is none of that id. */
export async function lockPolicyVersion(
  tx: Tx,
  id: string,
): Promise<(PolicyHead & { readonly policy: Policy; readonly cases: readonly WorkedCase[] }) | null> {
  const rows = await tx.$queryRaw<{ content: unknown }[]>`SELECT content FROM policy_version WHERE id = ${id}::uuid FOR UPDATE`;
  const [head] = rows.length === 0 ? [] : await policyHeads(tx, null, id);
  return head === undefined ? null : { ...head, policy: Policy.parse(rows[0]?.content), cases: await policyCases(tx, id) };
}

/** Whether a signature is written under this id already. */
export async function isSigned(tx: Tx, id: string): Promise<boolean> {
  return (await tx.policySignature.findUnique({ where: { id }, select: { id: true } })) !== null;
}

/** Writes that somebody stands for a version and its worked cases. */
export async function insertSignature(
  tx: Tx,
  { accountId, role, jurisdiction }: ActorIn<"registrar"> | ActorIn<"auditor">,
  signature: { readonly id: string; readonly policyVersionId: string; readonly contentHash: string; readonly stage: Stage },
  { at }: Occasion,
): Promise<void> {
  const hashForm: HashForm = "text-and-cases";
  await tx.policySignature.create({ data: { ...signature, hashForm, signedBy: accountId, role, jurisdiction, signedAt: at } });
}
