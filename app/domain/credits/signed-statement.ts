import { z } from "zod";
import type { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * What the QR code carries: enough to judge a certificate with no network and no database. Short keys keep the code coarse
 * enough for a worn print; `toStatementText` below is the only writer and `readStatement` the only reader.
 *
 * Form: `BMR1.<payload>.<key id>.<signature>`, payload and signature in base64url; the Ed25519 signature is over the UTF-8 bytes
 * of everything before its dot (RFC 8032; the layout follows JWS compact serialisation, RFC 7515 §3.1, without its algorithm header:
 * version `BMR1` fixes the algorithm, so none can be swapped in).
 */
export const Statement = z.strictObject({
  /** code */
  c: z.string(),
  /** name in Latin letters, and as registered in Arabic */
  n: z.string(),
  a: z.string(),
  /** profession code */
  f: z.string(),
  /** licence: issuing body and number */
  l: z.string().nullable(),
  /** title of the course, in English */
  t: z.string(),
  /** provider, in English */
  p: z.string(),
  /** hundredths of a credit, and their type */
  h: z.number().int().positive(),
  y: z.string(),
  /** completed on, issued at (seconds since 1970), expires on */
  d: z.iso.date(),
  i: z.number().int(),
  x: z.iso.date().nullable(),
});
export type Statement = z.infer<typeof Statement>;

/** The statement of a certificate. */
export function statementOf(snapshot: CertificateSnapshot): Statement {
  return {
    c: snapshot.code,
    n: snapshot.nameLatin,
    a: snapshot.nameAr,
    f: snapshot.profession,
    l: snapshot.licence === null ? null : `${snapshot.licence.issuingBody} ${snapshot.licence.number}`,
    t: snapshot.title.en,
    p: snapshot.providerName.en,
    h: snapshot.amountHundredths,
    y: snapshot.creditType,
    d: snapshot.completedOn,
    i: Math.floor(Date.parse(snapshot.issuedAt) / 1000),
    x: snapshot.expiresOn,
  };
}

const PREFIX = "BMR1";

/** The text to be signed for a statement under a key. */
export function textToSign(statement: Statement, keyId: string): string {
  return `${PREFIX}.${toBase64Url(new TextEncoder().encode(JSON.stringify(statement)))}.${keyId}`;
}

/** The whole compact statement, given the 64 signature bytes over `textToSign`. */
export function compactStatement(signedText: string, signature: Uint8Array): string {
  return `${signedText}.${toBase64Url(signature)}`;
}

export type StatementParts = {
  readonly statement: Statement;
  readonly keyId: string;
  readonly signedText: string;
  readonly signature: Uint8Array;
};

/** Takes a compact statement apart without believing it: the caller checks `signature` over `signedText` with the key `keyId`. */
export function readStatement(compact: string): Result<StatementParts, "malformed"> {
  const parts = compact.split(".");
  const [prefix, payload, keyId, signature] = parts;
  if (
    parts.length !== 4 ||
    prefix !== PREFIX ||
    payload === undefined ||
    keyId === undefined ||
    signature === undefined ||
    compact.length > 4000
  ) {
    return refused("malformed");
  }
  const payloadBytes = fromBase64Url(payload);
  const signatureBytes = fromBase64Url(signature);
  if (payloadBytes === null || signatureBytes?.length !== 64) return refused("malformed");
  const statement = Statement.safeParse(parseJson(new TextDecoder().decode(payloadBytes)));
  if (!statement.success) return refused("malformed");
  return granted({ statement: statement.data, keyId, signedText: `${prefix}.${payload}.${keyId}`, signature: signatureBytes });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
