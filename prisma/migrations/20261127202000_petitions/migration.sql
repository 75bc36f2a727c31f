-- CreateTable
CREATE TABLE "petition" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "activity_key" TEXT,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "ledger_line_id" UUID,

    CONSTRAINT "petition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_step" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hundredths" INTEGER,
    "grade" TEXT,

    CONSTRAINT "petition_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_evidence" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "petition_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "petition_ledger_line_id_key" ON "petition"("ledger_line_id");

-- CreateIndex
CREATE INDEX "petition_practitioner_id_kind_idx" ON "petition"("practitioner_id", "kind");

-- CreateIndex
CREATE INDEX "petition_state_filed_at_idx" ON "petition"("state", "filed_at");

-- CreateIndex
CREATE INDEX "petition_step_petition_id_at_idx" ON "petition_step"("petition_id", "at");

-- CreateIndex
CREATE INDEX "petition_evidence_petition_id_idx" ON "petition_evidence"("petition_id");

-- CreateIndex
CREATE INDEX "petition_evidence_sha256_idx" ON "petition_evidence"("sha256");

-- AddForeignKey
ALTER TABLE "petition" ADD CONSTRAINT "petition_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition" ADD CONSTRAINT "petition_ledger_line_id_fkey" FOREIGN KEY ("ledger_line_id") REFERENCES "credit_ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_step" ADD CONSTRAINT "petition_step_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_evidence" ADD CONSTRAINT "petition_evidence_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_evidence" ADD CONSTRAINT "petition_evidence_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "media_object"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE petition
  ADD CONSTRAINT petition_kind_known CHECK (kind IN ('external', 'relief', 'appeal')),
  ADD CONSTRAINT petition_state_known CHECK (state IN ('waiting', 'asked', 'accepted', 'refused')),
  ADD CONSTRAINT petition_decided_by_somebody CHECK ((state IN ('accepted', 'refused')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
  ADD CONSTRAINT petition_line_of_an_accepted_activity CHECK ((ledger_line_id IS NOT NULL) = (kind = 'external' AND state = 'accepted'));

ALTER TABLE petition_step
  ADD CONSTRAINT petition_step_known CHECK (kind IN ('asked', 'answered', 'accepted', 'refused')),
  ADD CONSTRAINT petition_step_reasoned CHECK (btrim(text) <> ''),
  ADD CONSTRAINT petition_step_grade_known CHECK (grade IN ('provider-signed', 'supervisor-cosigned', 'self-reported'));

-- A decision is final: what stands against it is a petition of its own, or a correction in the ledger.
CREATE UNIQUE INDEX petition_step_one_decision ON petition_step (petition_id) WHERE kind IN ('accepted', 'refused');

CREATE TRIGGER petition_said_once BEFORE UPDATE OF id, practitioner_id, kind, content, activity_key, filed_at OR DELETE OR TRUNCATE ON petition
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('what was filed stays as it was filed');
CREATE TRIGGER petition_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON petition_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a word stays as it was given');
CREATE TRIGGER petition_evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON petition_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('evidence stays as it was handed in');
