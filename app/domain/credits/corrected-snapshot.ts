import { z } from "zod";
import type { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import { NameInArabic, NameInKurdish, NameInLatin } from "#app/domain/identity/person-name.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import type { Instant } from "#app/domain/shared/time.ts";

const title = z.string({ error: "required" }).trim().min(1, "required").max(300, "too-long");

/** What an admin may correct: the holder's registered names, and the course's title. Credit and day are the ledger's, and are reversed instead. */
export const CertificateCorrection = z.object({
  nameAr: NameInArabic,
  nameLatin: NameInLatin,
  nameCkb: NameInKurdish.optional().transform((name) => name ?? null),
  titleAr: title,
  titleCkb: title,
  titleEn: title,
});
export type CertificateCorrection = z.infer<typeof CertificateCorrection>;

/** The certificate that takes another's place: the same facts but for what is corrected, under a code and a moment of its own (R12). */
export function correctedSnapshot(
  snapshot: CertificateSnapshot,
  correction: CertificateCorrection,
  code: string,
  at: Instant,
): Result<CertificateSnapshot, "nothing-corrected"> {
  const { nameAr, nameLatin, nameCkb, titleAr, titleCkb, titleEn } = correction;
  const { title: was } = snapshot;
  const isSameName = nameAr === snapshot.nameAr && nameLatin === snapshot.nameLatin && nameCkb === snapshot.nameCkb;
  const isSameTitle = titleAr === was.ar && titleCkb === was.ckb && titleEn === was.en;
  if (isSameName && isSameTitle) return refused("nothing-corrected");
  const corrected = { nameAr, nameLatin, nameCkb, title: { ar: titleAr, ckb: titleCkb, en: titleEn } };
  return granted({ ...snapshot, ...corrected, code, issuedAt: at });
}
