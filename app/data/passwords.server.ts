import { normalizePassword } from "#app/domain/identity/password.ts";
import * as passwords from "#app/platform/passwords.server.ts";

/** What is stored of a password. Takes some 20 ms: not within a transaction. */
export function hashPassword(password: string): Promise<string> {
  return passwords.hashPassword(normalizePassword(password));
}

/** Whether this is the password; with no hash it takes as long and says no. Not within a transaction. */
export function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  return passwords.verifyPassword(passwordHash, normalizePassword(password));
}
