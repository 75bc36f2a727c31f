import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { encode, refusalOfSignature } from "#app/platform/s3-signature.server.ts";

// The worked examples of Amazon's own documentation:
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and sigv4-query-string-auth.html
const credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const NOON = Date.parse("2013-05-24T00:00:00Z");
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const inHeader = {
  method: "GET",
  url: "/test.txt",
  headers: {
    host: "examplebucket.s3.amazonaws.com",
    range: "bytes=0-9",
    "x-amz-content-sha256": EMPTY,
    "x-amz-date": "20130524T000000Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  },
};
const inQuery = {
  method: "GET",
  url: "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  headers: { host: "examplebucket.s3.amazonaws.com" },
};

test("Amazon's example of a signature in the header is accepted", () => {
  expect(refusalOfSignature(inHeader, credentials, NOON)).toBeNull();
});

test("Amazon's example of a signature in the query is accepted", () => {
  expect(refusalOfSignature(inQuery, credentials, NOON)).toBeNull();
});

test.each([
  ["the method", { ...inHeader, method: "DELETE" }],
  ["the path", { ...inHeader, url: "/other.txt" }],
  ["a query", { ...inHeader, url: "/test.txt?acl" }],
  ["a signed header", { ...inHeader, headers: { ...inHeader.headers, range: "bytes=0-99" } }],
  ["the host", { ...inHeader, headers: { ...inHeader.headers, host: "elsewhere" } }],
  ["an added x-amz header", { ...inHeader, headers: { ...inHeader.headers, "x-amz-acl": "public-read" } }],
  [
    "the region",
    { ...inHeader, headers: { ...inHeader.headers, authorization: inHeader.headers.authorization.replace("us-east-1", "eu-west-1") } },
  ],
  [
    "one digit of the signature",
    { ...inHeader, headers: { ...inHeader.headers, authorization: inHeader.headers.authorization.replace("=f0e8", "=f0e9") } },
  ],
  ["the path of a signed address", { ...inQuery, url: inQuery.url.replace("test", "best") }],
  ["the life of a signed address", { ...inQuery, url: inQuery.url.replace("86400", "604800") }],
])("changing %s is found out", (_what, request) => {
  expect(refusalOfSignature(request, credentials, NOON)).toBe("SignatureDoesNotMatch");
});

test("a signature is good for a quarter of an hour, a signed address for as long as it says", () => {
  expect(refusalOfSignature(inHeader, credentials, NOON + 16 * 60_000)).toBe("RequestTimeTooSkewed");
  expect(refusalOfSignature(inHeader, credentials, NOON - 16 * 60_000)).toBe("RequestTimeTooSkewed");
  expect(refusalOfSignature(inQuery, credentials, NOON + 86_400_000)).toBeNull();
  expect(refusalOfSignature(inQuery, credentials, NOON + 86_401_000)).toBe("AccessDenied");
  expect(refusalOfSignature(inQuery, credentials, NOON - 16 * 60_000)).toBe("AccessDenied");
});

test("a request without a signature, or with half of one, is refused", () => {
  expect(refusalOfSignature({ ...inHeader, headers: { host: "x" } }, credentials, NOON)).toBe("AccessDenied");
  expect(refusalOfSignature({ ...inHeader, headers: { ...inHeader.headers, authorization: "Basic eDp5" } }, credentials, NOON)).toBe(
    "AccessDenied",
  );
  expect(refusalOfSignature({ ...inQuery, url: inQuery.url.replace("X-Amz-Expires=86400&", "") }, credentials, NOON)).toBe(
    "AuthorizationQueryParametersError",
  );
  expect(refusalOfSignature({ ...inQuery, url: inQuery.url.replace("86400", "604801") }, credentials, NOON)).toBe(
    "AuthorizationQueryParametersError",
  );
});

test("somebody else's key is unknown", () => {
  expect(refusalOfSignature(inHeader, { ...credentials, accessKeyId: "OTHER" }, NOON)).toBe("InvalidAccessKeyId");
});

test("a signature that leaves out the host signs nothing", () => {
  const scope = "20130524/us-east-1/s3/aws4_request";
  const canonical = [
    "GET",
    "/test.txt",
    "",
    `x-amz-content-sha256:${EMPTY}`,
    "x-amz-date:20130524T000000Z",
    "",
    "x-amz-content-sha256;x-amz-date",
    EMPTY,
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", "20130524T000000Z", scope, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const key = ["20130524", "us-east-1", "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope},SignedHeaders=x-amz-content-sha256;x-amz-date,Signature=${hmac(key, toSign).toString("hex")}`;
  expect(refusalOfSignature({ ...inHeader, headers: { ...inHeader.headers, authorization } }, credentials, NOON)).toBe(
    "SignatureDoesNotMatch",
  );
});

test("names are written as RFC 3986 has them", () => {
  expect(encode("a b+c/d~é!*'()")).toBe("a%20b%2Bc%2Fd~%C3%A9%21%2A%27%28%29");
});
