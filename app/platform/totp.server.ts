import { randomBytes } from "node:crypto";
import { encodeBase32UpperCaseNoPadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";

/** A new secret of 20 bytes, the length of SHA-1's output (RFC 4226, section 4). */
export function newTotpSecret(): Uint8Array {
  return new Uint8Array(randomBytes(20));
}

/** The code of one time step. */
export function totpAt(secret: Uint8Array, step: number, digits: number): string {
  return generateHOTP(secret, BigInt(step), digits);
}

/** The secret as it is typed into an authenticator by hand. */
export function secretAsText(secret: Uint8Array): string {
  return encodeBase32UpperCaseNoPadding(secret);
}
