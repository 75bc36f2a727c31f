import { type KeyObject, createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { join } from "node:path";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { keptFile } from "#app/platform/kept-file.server.ts";

type SigningKey = { readonly id: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };

let current: Promise<SigningKey> | null = null;
const known = new Map<string, KeyObject>();

/** The first bytes of an Ed25519 public key in SPKI form; the 32 bytes of the key follow (RFC 8410). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** The 32 bytes of a public key. */
function rawBytes(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: "der", type: "spki" }).subarray(SPKI_PREFIX.length);
}

/** A key's name: the first ten characters of the SHA-256 of its 32 bytes, in base64url. */
function idOf(publicKey: KeyObject): string {
  return createHash("sha256").update(rawBytes(publicKey)).digest("base64url").slice(0, 10);
}

function privateKeyText(): string {
  return (
    env.certificateSigningKey() ??
    keptFile(join(env.dataFolder(), "keys", "certificate-ed25519.pem"), () =>
      generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    )
  );
}

async function load(): Promise<SigningKey> {
  const privateKey = createPrivateKey(privateKeyText());
  if (privateKey.asymmetricKeyType !== "ed25519")
    throw new Error("CERTIFICATE_SIGNING_KEY must be an Ed25519 private key in PKCS #8 PEM form.");
  const publicKey = createPublicKey(privateKey);
  const id = idOf(publicKey);
  await db().signingKey.createMany({
    data: [{ id, publicKey: new Uint8Array(rawBytes(publicKey)), createdAt: new Date() }],
    skipDuplicates: true,
  });
  known.set(id, publicKey);
  return { id, privateKey, publicKey };
}

/** The key that signs now; made at first use, its public half written down for good. */
export function signingKey(): Promise<SigningKey> {
  current ??= load().catch((error: unknown) => {
    current = null;
    throw error;
  });
  return current;
}

/** The id of the key that signs now. */
export async function signingKeyId(): Promise<string> {
  return (await signingKey()).id;
}

/** The Ed25519 signature (64 bytes, RFC 8032) of a text's UTF-8 bytes under the present key. */
export async function signText(text: string): Promise<Uint8Array> {
  return new Uint8Array(sign(null, Buffer.from(text, "utf8"), (await signingKey()).privateKey));
}

/**
 * Whether the signature over the text holds under the key of that id. `unknown-key`: no such key was ever ours. Keys that were seen
 * once are remembered, and the present one is read from its file: statements are judged even while the database is away.
 */
export async function verifyText(text: string, keyId: string, signature: Uint8Array): Promise<"holds" | "forged" | "unknown-key"> {
  const key = known.get(keyId) ?? (await lookUp(keyId));
  if (key === null) return "unknown-key";
  return verify(null, Buffer.from(text, "utf8"), key, signature) ? "holds" : "forged";
}

async function lookUp(keyId: string): Promise<KeyObject | null> {
  const own = createPublicKey(createPrivateKey(privateKeyText()));
  if (idOf(own) === keyId) {
    known.set(keyId, own);
    return own;
  }
  const row = await db().signingKey.findUnique({ where: { id: keyId } });
  if (row === null) return null;
  const key = publicKeyFrom(row.publicKey);
  known.set(keyId, key);
  return key;
}

function publicKeyFrom(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: "der", type: "spki" });
}

/** Every public key of this installation, as JSON Web Keys (RFC 8037), the present one first. */
export async function publicKeys(): Promise<
  { kid: string; kty: "OKP"; crv: "Ed25519"; use: "sig"; x: string; createdAt: string; retiredAt: string | null }[]
> {
  await signingKey();
  const rows = await db().signingKey.findMany({ orderBy: { createdAt: "desc" } });
  return rows.map((row) => ({
    kid: row.id,
    kty: "OKP",
    crv: "Ed25519",
    use: "sig",
    x: Buffer.from(row.publicKey).toString("base64url"),
    createdAt: row.createdAt.toISOString(),
    retiredAt: row.retiredAt?.toISOString() ?? null,
  }));
}
