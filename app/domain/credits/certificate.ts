import { z } from "zod";
import { CalendarDay, Instant } from "#app/domain/shared/time.ts";
import { Language, Trilingual } from "#app/domain/shared/language.ts";

/**
 * Everything a certificate says, frozen at issue (R12): a person or a course that is renamed later changes nothing here.
 *
 * The seven facts that a certificate owes are `nameLatin` and `nameAr`, `providerName`, `title`, `format`, `location`,
 * `completedOn` and `amountHundredths`, the credit actually claimed. @rule ama-pra/certificate-minimum
 */
export const CertificateSnapshot = z.strictObject({
  schemaVersion: z.literal(1),
  code: z.string(),
  language: Language,
  nameAr: z.string(),
  nameLatin: z.string(),
  nameCkb: z.string().nullable(),
  profession: z.string(),
  licence: z.strictObject({ number: z.string(), issuingBody: z.string(), state: z.enum(["claimed", "confirmed", "refused"]) }).nullable(),
  providerName: Trilingual,
  title: Trilingual,
  courseId: z.string(),
  courseVersionNumber: z.number().int(),
  /** The languages of `title`, where the course is not there in all; in place of another one stands the first of them. */
  languages: z.array(Language).min(1).optional(),
  format: z.literal("internet-enduring-material"),
  /** null: taken online, in no place. */
  location: z.string().nullable(),
  completedOn: CalendarDay,
  amountHundredths: z.number().int().positive(),
  creditType: z.string(),
  category: z.string(),
  issuedAt: Instant,
  expiresOn: CalendarDay.nullable(),
});
export type CertificateSnapshot = z.infer<typeof CertificateSnapshot>;

/** Crockford's alphabet: no I, L, O or U, so that a code survives being read aloud and typed by hand. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_LENGTH = 11;

/** The check character after `body`: a position-weighted sum over a prime modulus would need signs outside the alphabet, so weights are odd (mod 32). */
function checkCharacter(body: string): string {
  let sum = 0;
  for (const [index, character] of [...body].entries()) sum += (2 * index + 1) * ALPHABET.indexOf(character);
  return ALPHABET.charAt(sum % ALPHABET.length);
}

/** A code from eleven random bytes: 55 random bits and a check character, written `XXXX-XXXX-XXXX`. */
export function certificateCode(randomBytes: Uint8Array): string {
  const body = Array.from(randomBytes.slice(0, RANDOM_LENGTH), (byte) => ALPHABET.charAt(byte % 32)).join("");
  return grouped(body + checkCharacter(body));
}

/**
 * The code a person meant, from what was typed: any case, with or without hyphens and spaces, O read as 0, I and L as 1.
 * `null` when it cannot be a code (wrong length, strange sign, or the check character does not fit: every single mistyped
 * character is caught).
 */
export function parseCertificateCode(typed: string): string | null {
  const text = typed
    .toUpperCase()
    .replaceAll(/[\s\-‐-―]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  if (text.length !== RANDOM_LENGTH + 1 || [...text].some((character) => !ALPHABET.includes(character))) return null;
  const body = text.slice(0, -1);
  return checkCharacter(body) === text.at(-1) ? grouped(text) : null;
}

function grouped(text: string): string {
  return text.replaceAll(/(.{4})(?=.)/g, "$1-");
}

export type CertificateStatus = "valid" | "expired" | "replaced" | "revoked";

/** The status shown to whoever verifies: revoked goes before replaced, replaced before expired. `today` is the day in Baghdad. */
export function statusOf(
  certificate: { readonly revokedAt: Instant | null; readonly replacedById: string | null; readonly expiresOn: CalendarDay | null },
  today: CalendarDay,
): CertificateStatus {
  if (certificate.revokedAt !== null) return "revoked";
  if (certificate.replacedById !== null) return "replaced";
  return certificate.expiresOn !== null && certificate.expiresOn < today ? "expired" : "valid";
}
