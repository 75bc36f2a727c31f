-- AlterTable
ALTER TABLE "licence" ADD COLUMN     "number_folded" TEXT;

-- AlterTable
ALTER TABLE "practitioner" ADD COLUMN     "birth_year" INTEGER,
ADD COLUMN     "name_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "sex" TEXT;

-- CreateTable
CREATE TABLE "facility" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "directorate" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "facility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "licence_fact" (
    "id" UUID NOT NULL,
    "licence_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "since" CHAR(10) NOT NULL,
    "valid_until" CHAR(10),
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "import_id" UUID,

    CONSTRAINT "licence_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employment_fact" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "facility_id" UUID,
    "directorate" TEXT NOT NULL,
    "governorate" TEXT NOT NULL,
    "since" CHAR(10) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "import_id" UUID,

    CONSTRAINT "employment_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_import" (
    "id" UUID NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "encoding" TEXT,
    "state" TEXT NOT NULL,
    "failure" JSONB,
    "brought_by" UUID NOT NULL,
    "brought_at" TIMESTAMPTZ(3) NOT NULL,
    "ordered_by" UUID,
    "ordered_at" TIMESTAMPTZ(3),
    "read_through" INTEGER NOT NULL DEFAULT 0,
    "read_bytes" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "register_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_import_piece" (
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "register_import_piece_pkey" PRIMARY KEY ("import_id","position")
);

-- CreateTable
CREATE TABLE "register_import_line" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "practitioner_id" UUID,
    "licence_id" UUID,
    "matched_by" TEXT,
    "score" INTEGER,
    "candidates" JSONB,
    "content" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "reasons" JSONB NOT NULL,
    "licence_key" TEXT,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "register_import_line_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "register_match_decision" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "practitioner_id" UUID,
    "reason" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_match_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "licence_decision" (
    "id" UUID NOT NULL,
    "licence_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "licence_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_reading" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_export" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "search" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practitioner_merge" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "merged_by" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practitioner_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "facility_directorate_name_folded_key" ON "facility"("directorate", "name_folded");

-- CreateIndex
CREATE INDEX "licence_fact_licence_id_idx" ON "licence_fact"("licence_id");

-- CreateIndex
CREATE INDEX "employment_fact_practitioner_id_idx" ON "employment_fact"("practitioner_id");

-- CreateIndex
CREATE INDEX "register_import_jurisdiction_brought_at_idx" ON "register_import"("jurisdiction", "brought_at");

-- CreateIndex
CREATE INDEX "register_import_line_import_id_verdict_line_idx" ON "register_import_line"("import_id", "verdict", "line");

-- CreateIndex
CREATE INDEX "register_import_line_import_id_licence_key_idx" ON "register_import_line"("import_id", "licence_key");

-- CreateIndex
CREATE INDEX "register_import_line_practitioner_id_idx" ON "register_import_line"("practitioner_id");

-- CreateIndex
CREATE UNIQUE INDEX "register_match_decision_import_id_line_key" ON "register_match_decision"("import_id", "line");

-- CreateIndex
CREATE INDEX "licence_decision_licence_id_idx" ON "licence_decision"("licence_id");

-- CreateIndex
CREATE INDEX "record_reading_practitioner_id_read_at_idx" ON "record_reading"("practitioner_id", "read_at");

-- CreateIndex
CREATE UNIQUE INDEX "practitioner_merge_from_id_key" ON "practitioner_merge"("from_id");

-- CreateIndex
CREATE INDEX "practitioner_merge_into_id_idx" ON "practitioner_merge"("into_id");

-- CreateIndex
CREATE INDEX "licence_issuing_body_number_folded_idx" ON "licence"("issuing_body", "number_folded");

-- CreateIndex
CREATE INDEX "licence_state_claimed_at_idx" ON "licence"("state", "claimed_at");

-- CreateIndex
CREATE INDEX "practitioner_directorate_idx" ON "practitioner"("directorate");

-- CreateIndex
CREATE INDEX "practitioner_name_keys_idx" ON "practitioner" USING GIN ("name_keys");

-- AddForeignKey
ALTER TABLE "licence_fact" ADD CONSTRAINT "licence_fact_licence_id_fkey" FOREIGN KEY ("licence_id") REFERENCES "licence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_fact" ADD CONSTRAINT "employment_fact_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_fact" ADD CONSTRAINT "employment_fact_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_import_piece" ADD CONSTRAINT "register_import_piece_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "register_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_import_line" ADD CONSTRAINT "register_import_line_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "register_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_decision" ADD CONSTRAINT "licence_decision_licence_id_fkey" FOREIGN KEY ("licence_id") REFERENCES "licence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_reading" ADD CONSTRAINT "record_reading_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practitioner_merge" ADD CONSTRAINT "practitioner_merge_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practitioner_merge" ADD CONSTRAINT "practitioner_merge_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE practitioner
  ADD CONSTRAINT practitioner_sex_known CHECK (sex IN ('female', 'male')),
  ADD CONSTRAINT practitioner_birth_year_possible CHECK (birth_year BETWEEN 1900 AND 2100);

ALTER TABLE licence_fact
  ADD CONSTRAINT licence_fact_state_known CHECK (state IN ('active', 'suspended', 'expired', 'revoked', 'inactive')),
  ADD CONSTRAINT licence_fact_days CHECK (since ~ '^\d{4}-\d{2}-\d{2}$' AND valid_until ~ '^\d{4}-\d{2}-\d{2}$' AND valid_until >= since);

ALTER TABLE employment_fact
  ADD CONSTRAINT employment_fact_day CHECK (since ~ '^\d{4}-\d{2}-\d{2}$');

ALTER TABLE register_import
  ADD CONSTRAINT register_import_state_known CHECK (state IN ('reading', 'previewed', 'applying', 'applied', 'stopped', 'failed')),
  ADD CONSTRAINT register_import_failed_for_a_reason CHECK ((state = 'failed') = (failure IS NOT NULL)),
  ADD CONSTRAINT register_import_applied_by_order CHECK (state NOT IN ('applying', 'applied') OR ordered_by IS NOT NULL);

ALTER TABLE register_import_line
  ADD CONSTRAINT register_import_line_verdict_known CHECK (verdict IN ('new', 'changed', 'same', 'refused', 'uncertain')),
  ADD CONSTRAINT register_import_line_applied_when_it_does CHECK (applied_at IS NULL OR verdict IN ('new', 'changed')),
  ADD CONSTRAINT register_import_line_score CHECK (score BETWEEN 0 AND 100);

ALTER TABLE register_match_decision
  ADD CONSTRAINT register_match_decision_known CHECK (decision IN ('same', 'another') AND (decision = 'same') = (practitioner_id IS NOT NULL)),
  ADD CONSTRAINT register_match_decision_reasoned CHECK (btrim(reason) <> '');

ALTER TABLE licence_decision
  ADD CONSTRAINT licence_decision_known CHECK (outcome IN ('confirmed', 'refused')),
  ADD CONSTRAINT licence_decision_reasoned CHECK (btrim(reason) <> '');

ALTER TABLE practitioner_merge
  ADD CONSTRAINT practitioner_merge_of_two CHECK (from_id <> into_id),
  ADD CONSTRAINT practitioner_merge_reasoned CHECK (btrim(reason) <> '');

-- What is still to be done of an import, in its order.
CREATE INDEX register_import_line_pending ON register_import_line (import_id, line)
  WHERE applied_at IS NULL AND verdict IN ('new', 'changed');
CREATE INDEX register_import_line_uncertain ON register_import_line (import_id, line) WHERE verdict = 'uncertain';

CREATE TRIGGER licence_fact_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licence_fact
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a later fact says what became of it');
CREATE TRIGGER employment_fact_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON employment_fact
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a later fact ends the one before');
CREATE TRIGGER register_match_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON register_match_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a decision stays as it was given');
CREATE TRIGGER licence_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licence_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a decision stays as it was given');
CREATE TRIGGER record_reading_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record_reading
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('what was read stays written');
CREATE TRIGGER register_export_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON register_export
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('what left the house stays written');
CREATE TRIGGER practitioner_merge_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON practitioner_merge
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('both ids stay what they led to');
