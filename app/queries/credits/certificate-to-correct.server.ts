import { certificatesCorrectableBy } from "#app/data/scope.server.ts";
import { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

type Names = { readonly nameAr: string; readonly nameLatin: string; readonly nameCkb: string | null };

/** A certificate as an admin sees it who wants to correct it. */
export type CertificateToCorrect = {
  readonly code: string;
  /** What is printed, and what the register says of the holder today. */
  readonly printed: Names;
  readonly registered: Names;
  readonly title: Trilingual;
  /** Why it can be corrected no more; null: it can. */
  readonly closed: "revoked-already" | "replaced-already" | null;
};

/** The certificate of a code in its canonical form; null when there is none, or not theirs to correct. */
export async function certificateToCorrect(actor: Actor, code: string): Promise<CertificateToCorrect | null> {
  const row = await db().certificate.findFirst({
    where: { AND: [certificatesCorrectableBy(actor), { code }] },
    include: { practitioner: { select: { nameAr: true, nameLatin: true, nameCkb: true } } },
  });
  if (row === null) return null;
  const { nameAr, nameLatin, nameCkb, title } = CertificateSnapshot.parse(row.snapshot);
  return {
    code,
    printed: { nameAr, nameLatin, nameCkb },
    registered: row.practitioner,
    title,
    closed: row.revokedAt !== null ? "revoked-already" : row.replacedById !== null ? "replaced-already" : null,
  };
}
