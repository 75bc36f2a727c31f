import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { readStatement } from "#app/domain/credits/signed-statement.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { certificateKeys } from "#app/queries/credits/certificate-keys.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";

test("a published key alone, as anybody's tool imports it, verifies a certificate's statement", async () => {
  const course = await aPublishedCourse();
  const { id } = await anAwardOf((await aPractitioner()).practitionerId, { course });
  await issueCertificate(id, { at: instantAt(Date.parse("2026-03-01T09:00:00Z")), requestId: null });
  const { statement } = await db().certificate.findFirstOrThrow();
  const parts = readStatement(statement);
  if (!parts.ok) throw new Error("The statement cannot be read.");
  const { signedText, keyId, signature } = parts.value;
  const published = (await certificateKeys()).find(({ kid }) => kid === keyId);
  if (published === undefined) throw new Error("Its key is not published.");
  expect(Object.keys(published)).not.toContain("d");
  const key = createPublicKey({ key: published, format: "jwk" });
  expect(verify(null, Buffer.from(signedText), key, signature)).toBe(true);
  expect(verify(null, Buffer.from(`${signedText}x`), key, signature)).toBe(false);
});
