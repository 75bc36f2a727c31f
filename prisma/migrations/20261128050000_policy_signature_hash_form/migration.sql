-- What the hash of a signature covers: those before this migration signed the text of a version alone.
ALTER TABLE "policy_signature" ADD COLUMN "hash_form" TEXT NOT NULL DEFAULT 'text';
ALTER TABLE "policy_signature" ALTER COLUMN "hash_form" DROP DEFAULT;

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE policy_signature
  ADD CONSTRAINT policy_signature_hash_form_known CHECK (hash_form IN ('text', 'text-and-cases'));
