import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { env } from "#app/platform/env.server.ts";
import { keptFile } from "#app/platform/kept-file.server.ts";

const IV_BYTES = 12;
const TAG_BYTES = 16;

let key: Buffer | null = null;

/** The installation's key: SECRET_KEY, else 32 bytes made once and kept in the data folder, readable by its owner alone. */
function installationKey(): Buffer {
  key ??= decoded(env.secretKey() ?? keptKey());
  return key;
}

function decoded(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== 32) throw new Error("SECRET_KEY must be 32 bytes in base64; `openssl rand -base64 32` makes one.");
  return bytes;
}

function keptKey(): string {
  return keptFile(join(env.dataFolder(), "secret.key"), () => randomBytes(32).toString("base64")).trim();
}

/** Seals bytes with AES-256-GCM for one purpose and owner (`context`): moved to another row, they do not open. */
export function seal(plain: Uint8Array, context: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", installationKey(), iv).setAAD(Buffer.from(context));
  return new Uint8Array(Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

/** Opens what `seal` made; throws when it was changed, moved, or sealed under another key. */
export function open(sealed: Uint8Array, context: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", installationKey(), bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES)), decipher.final()]));
}

/** SHA-256 in hexadecimal, for secrets long enough that no list of guesses can hold them. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * HMAC-SHA256 in hexadecimal under a key of its own that is drawn from the installation's: for codes so short that a plain hash in a
 * stolen table would be guessed in a moment. `context` names what the code is for, so that it fits nowhere else.
 */
export function keyedHash(code: string, context: string): string {
  const own = Buffer.from(hkdfSync("sha256", installationKey(), "", "short codes", 32));
  return createHmac("sha256", own).update(`${context}\u0000${code}`).digest("hex");
}

/** A code of so many digits, each of its values as likely as any other. */
export function randomDigits(digits: number): string {
  return String(randomInt(10 ** digits)).padStart(digits, "0");
}

/** A secret for a link in a letter: 32 random bytes, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Ten letters and digits that cannot be mistaken for each other (50 bits), in two halves: `k7m2p-x9qrt`. */
export function randomRecoveryCode(): string {
  const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
  let code = "";
  // 248 is the largest multiple of 31 in a byte: what is above it would make the first letters likelier.
  while (code.length < 10) for (const byte of randomBytes(16)) if (byte < 248 && code.length < 10) code += alphabet.charAt(byte % 31);
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
