import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Who may ask an object store, and under which name of a region. */
export type S3Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly region: string };

/** A request as it came over the wire: the path and query still encoded, header names in lower case. */
export type SignedRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

export type SignatureRefusal =
  "AccessDenied" | "InvalidAccessKeyId" | "SignatureDoesNotMatch" | "RequestTimeTooSkewed" | "AuthorizationQueryParametersError";

type Claim = {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly stamp: string;
  readonly payloadHash: string;
};

const ALGORITHM = "AWS4-HMAC-SHA256";
const SKEW_MS = 15 * 60 * 1000;
const LONGEST_LIFE_SECONDS = 7 * 24 * 60 * 60;

/**
 * Checks AWS Signature Version 4, in the header or in the query, at the moment `now` (ms since 1970); null when it is right.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function refusalOfSignature(request: SignedRequest, credentials: S3Credentials, now: number): SignatureRefusal | null {
  const query = queryOf(request.url);
  const presigned = query.some(([name]) => name === "X-Amz-Signature");
  const claim = presigned ? claimInQuery(query) : claimInHeader(request.headers);
  if (claim === null) return presigned ? "AuthorizationQueryParametersError" : "AccessDenied";

  const signedAt = momentOf(claim.stamp);
  if (signedAt === null) return "AccessDenied";
  if (presigned) {
    const life = Number(valueOf(query, "X-Amz-Expires"));
    if (!Number.isInteger(life) || life < 1 || life > LONGEST_LIFE_SECONDS) return "AuthorizationQueryParametersError";
    if (now > signedAt + life * 1000 || now < signedAt - SKEW_MS) return "AccessDenied";
  } else if (Math.abs(now - signedAt) > SKEW_MS) return "RequestTimeTooSkewed";

  const [accessKeyId, day, region, service, end] = claim.credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) return "InvalidAccessKeyId";
  if (day !== claim.stamp.slice(0, 8) || region !== credentials.region || service !== "s3" || end !== "aws4_request")
    return "SignatureDoesNotMatch";
  // An unsigned host or x-amz header could be changed on the way.
  const mustBeSigned = ["host", ...Object.keys(request.headers).filter((name) => name.startsWith("x-amz-"))];
  if (!mustBeSigned.every((name) => claim.signedHeaders.includes(name))) return "SignatureDoesNotMatch";

  const canonical = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(query),
    ...claim.signedHeaders.map((name) => `${name}:${(request.headers[name] ?? "").trim().replace(/ +/g, " ")}`),
    "",
    claim.signedHeaders.join(";"),
    claim.payloadHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = [ALGORITHM, claim.stamp, scope, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const key = ["s3", "aws4_request"].reduce<Buffer>(hmac, hmac(hmac(`AWS4${credentials.secretAccessKey}`, day), region));
  const expected = hmac(key, toSign);
  const given = Buffer.from(claim.signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected) ? null : "SignatureDoesNotMatch";
}

function claimInHeader(headers: SignedRequest["headers"]): Claim | null {
  const found = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    headers["authorization"] ?? "",
  );
  const [, credential, signedHeaders, signature] = found ?? [];
  const stamp = headers["x-amz-date"];
  const payloadHash = headers["x-amz-content-sha256"];
  if (
    credential === undefined ||
    signedHeaders === undefined ||
    signature === undefined ||
    stamp === undefined ||
    payloadHash === undefined
  )
    return null;
  return { credential, signedHeaders: signedHeaders.split(";"), signature, stamp, payloadHash };
}

function claimInQuery(query: readonly (readonly [string, string])[]): Claim | null {
  const [credential, signedHeaders, signature, stamp] = ["Credential", "SignedHeaders", "Signature", "Date"].map((name) =>
    valueOf(query, `X-Amz-${name}`),
  );
  if (valueOf(query, "X-Amz-Algorithm") !== ALGORITHM || !/^[0-9a-f]{64}$/.test(signature ?? "")) return null;
  if (credential === undefined || signedHeaders === undefined || signature === undefined || stamp === undefined) return null;
  return {
    credential,
    signedHeaders: signedHeaders.split(";"),
    signature,
    stamp,
    payloadHash: valueOf(query, "X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD",
  };
}

/** Name and value, decoded, in the order of the wire. */
export function queryOf(url: string): readonly (readonly [string, string])[] {
  const begin = url.indexOf("?");
  if (begin === -1 || begin === url.length - 1) return [];
  return url
    .slice(begin + 1)
    .split("&")
    .map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return [decode(name), decode(rest.join("="))] as const;
    });
}

function valueOf(query: readonly (readonly [string, string])[], name: string): string | undefined {
  return query.find(([key]) => key === name)?.[1];
}

function canonicalPath(url: string): string {
  const path = url.split("?", 1)[0] ?? "/";
  return path
    .split("/")
    .map((segment) => encode(decode(segment)))
    .join("/");
}

function canonicalQuery(query: readonly (readonly [string, string])[]): string {
  return query
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
}

/** RFC 3986: everything but letters, digits and -._~ */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function momentOf(stamp: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (parts === null) return null;
  const moment = Date.parse(`${parts.slice(1, 4).join("-")}T${parts.slice(4, 7).join(":")}Z`);
  return Number.isNaN(moment) ? null : moment;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
