-- CreateTable
CREATE TABLE "policy_version" (
    "id" UUID NOT NULL,
    "policy_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "effective_from" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "arrived_as" TEXT NOT NULL,
    "adopted_on" TEXT,
    "stored_by" UUID,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_signature" (
    "id" UUID NOT NULL,
    "policy_version_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "signed_by" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_signature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_content_hash_key" ON "policy_version"("content_hash");

-- CreateIndex
CREATE INDEX "policy_version_jurisdiction_effective_from_idx" ON "policy_version"("jurisdiction", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_policy_id_version_key" ON "policy_version"("policy_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "policy_signature_policy_version_id_stage_signed_by_key" ON "policy_signature"("policy_version_id", "stage", "signed_by");

-- AddForeignKey
ALTER TABLE "policy_signature" ADD CONSTRAINT "policy_signature_policy_version_id_fkey" FOREIGN KEY ("policy_version_id") REFERENCES "policy_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE policy_version
  ADD CONSTRAINT policy_version_arrived_as_known CHECK (arrived_as IN ('draft', 'shadow') AND (arrived_as = 'shadow') = (adopted_on IS NOT NULL)),
  ADD CONSTRAINT policy_version_desk_drafts CHECK (stored_by IS NULL OR arrived_as = 'draft'),
  ADD CONSTRAINT policy_version_days CHECK (effective_from ~ '^\d{4}-\d{2}-\d{2}$' AND adopted_on ~ '^\d{4}-\d{2}-\d{2}$');

ALTER TABLE policy_signature
  ADD CONSTRAINT policy_signature_stage_known CHECK (stage IN ('shadow', 'in-force'));

CREATE TRIGGER policy_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a changed requirement is a further version');
CREATE TRIGGER policy_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_signature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('who signed has signed');
