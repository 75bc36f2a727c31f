-- CreateTable
CREATE TABLE "disclosure" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" JSONB NOT NULL,
    "credentials" JSONB NOT NULL,
    "relationships" JSONB NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relationship_judgement" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "exception" TEXT,
    "mitigation" TEXT,
    "reason" TEXT NOT NULL,
    "judged_by" UUID NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "relationship_judgement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "disclosure_account_id_given_at_idx" ON "disclosure"("account_id", "given_at");

-- CreateIndex
CREATE INDEX "relationship_judgement_course_id_account_id_judged_at_idx" ON "relationship_judgement"("course_id", "account_id", "judged_at");

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship_judgement" ADD CONSTRAINT "relationship_judgement_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course_draft"("course_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------------

ALTER TABLE relationship_judgement
  ADD CONSTRAINT relationship_judgement_verdict_known CHECK (verdict IN ('not-relevant', 'mitigated', 'excluded')),
  ADD CONSTRAINT relationship_judgement_exception_known CHECK (exception IN ('unrelated-content', 'preclinical-science', 'safe-use-of-device')),
  ADD CONSTRAINT relationship_judgement_step_documented CHECK ((verdict = 'mitigated') = (mitigation IS NOT NULL)),
  ADD CONSTRAINT relationship_judgement_mitigation_known CHECK (mitigation IN ('divest', 'peer-review', 'recuse', 'restrict')),
  ADD CONSTRAINT relationship_judgement_says_why CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT relationship_judgement_by_somebody_else CHECK (judged_by <> account_id);

CREATE TRIGGER disclosure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('give a new disclosure');
CREATE TRIGGER relationship_judgement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON relationship_judgement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('judge again');
