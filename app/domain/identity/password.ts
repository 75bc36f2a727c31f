import { z } from "zod";

/** A password as it is typed: any characters, Arabic ones too; 10 to 200 of them (argon2id costs the same for all). */
export const Password = z.string().min(1, "required").min(10, "password-too-short").max(200, "password-too-long");

/** What is hashed: the same password typed on two keyboards may differ in composition only (NFKC, as RFC 8265 does). */
export function normalizePassword(password: string): string {
  return password.normalize("NFKC");
}
