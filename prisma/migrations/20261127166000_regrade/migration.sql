-- AlterTable
ALTER TABLE "attempt_score" ADD COLUMN     "keys_number" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "item_report" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "item_version_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_report_text" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_report_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_verdict" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" JSONB NOT NULL,
    "regrade_id" UUID,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_hold" (
    "id" BIGSERIAL NOT NULL,
    "course_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "holds" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "done_by" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regrade" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "version_ids" TEXT[],
    "remedy" JSONB NOT NULL,
    "sentence" JSONB NOT NULL,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regrade_decision" (
    "regrade_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "number" INTEGER,
    "reason" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regrade_decision_pkey" PRIMARY KEY ("regrade_id")
);

-- CreateTable
CREATE TABLE "regrade_end" (
    "regrade_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL,
    "told" INTEGER NOT NULL,
    "passes" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regrade_end_pkey" PRIMARY KEY ("regrade_id")
);

-- CreateTable
CREATE TABLE "regrade_notice" (
    "attempt_id" UUID NOT NULL,
    "keys_number" INTEGER NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "percent_before" INTEGER NOT NULL,
    "passed_before" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regrade_notice_pkey" PRIMARY KEY ("attempt_id","keys_number")
);

-- CreateIndex
CREATE INDEX "item_report_course_id_item_id_idx" ON "item_report"("course_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "item_report_practitioner_id_item_version_id_item_id_key" ON "item_report"("practitioner_id", "item_version_id", "item_id");

-- CreateIndex
CREATE INDEX "item_report_text_report_id_idx" ON "item_report_text"("report_id");

-- CreateIndex
CREATE INDEX "item_verdict_course_id_item_id_decided_at_idx" ON "item_verdict"("course_id", "item_id", "decided_at");

-- CreateIndex
CREATE INDEX "item_hold_course_id_item_id_id_idx" ON "item_hold"("course_id", "item_id", "id");

-- CreateIndex
CREATE INDEX "regrade_course_id_item_id_idx" ON "regrade"("course_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "regrade_decision_course_id_number_key" ON "regrade_decision"("course_id", "number");

-- CreateIndex
CREATE INDEX "regrade_notice_practitioner_id_at_idx" ON "regrade_notice"("practitioner_id", "at");

-- The attempts of one version: a correction asks for them, and nobody else did.
CREATE INDEX IF NOT EXISTS "enrolment_course_version_id_idx" ON "enrolment"("course_version_id");

-- AddForeignKey
ALTER TABLE "item_report" ADD CONSTRAINT "item_report_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_report_text" ADD CONSTRAINT "item_report_text_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "item_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regrade_decision" ADD CONSTRAINT "regrade_decision_regrade_id_fkey" FOREIGN KEY ("regrade_id") REFERENCES "regrade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regrade_end" ADD CONSTRAINT "regrade_end_regrade_id_fkey" FOREIGN KEY ("regrade_id") REFERENCES "regrade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regrade_notice" ADD CONSTRAINT "regrade_notice_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE item_report_text ADD CONSTRAINT item_report_text_length CHECK (length(body) BETWEEN 1 AND 4000);
ALTER TABLE attempt_score ADD CONSTRAINT attempt_score_keys CHECK (keys_number >= 0);
ALTER TABLE regrade_decision ADD CONSTRAINT regrade_decision_number CHECK ((outcome = 'confirmed') = (number IS NOT NULL) AND number > 0);
-- Two people: a correction moves credit.
CREATE FUNCTION refuse_own_regrade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT proposed_by FROM regrade WHERE id = NEW.regrade_id) = NEW.decided_by THEN
    RAISE EXCEPTION 'whoever proposed a regrade does not decide about it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER regrade_decision_by_another BEFORE INSERT ON regrade_decision FOR EACH ROW EXECUTE FUNCTION refuse_own_regrade();

CREATE TRIGGER attempt_score_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attempt_score
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a correction adds a mark');
CREATE TRIGGER item_report_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON item_report
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('what was reported stays');
CREATE TRIGGER item_report_text_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON item_report_text
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('add a further text');
CREATE TRIGGER item_verdict_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON item_verdict
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('decide anew');
CREATE TRIGGER item_hold_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON item_hold
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('hold or release anew');
CREATE TRIGGER regrade_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON regrade
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('propose another correction');
CREATE TRIGGER regrade_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON regrade_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a decision stays as it was given');
CREATE TRIGGER regrade_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON regrade_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('an end stays');
CREATE TRIGGER regrade_notice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON regrade_notice
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a notice stays');

-- What is drawn into no new paper of a version: what is on hold in the course, and what a correction dropped from the version.
CREATE FUNCTION undrawn_items(course text, version uuid) RETURNS text[] STABLE LANGUAGE sql AS $$
  SELECT coalesce(array_agg(DISTINCT item_id ORDER BY item_id), '{}') FROM (
    SELECT h.item_id FROM item_hold h
     WHERE h.course_id = course AND h.holds
       AND NOT EXISTS (SELECT FROM item_hold n WHERE n.course_id = h.course_id AND n.item_id = h.item_id AND n.id > h.id)
    UNION ALL
    SELECT r.item_id FROM regrade r JOIN regrade_decision d ON d.regrade_id = r.id
     WHERE r.course_id = course AND d.outcome = 'confirmed' AND r.remedy->>'kind' = 'drop' AND version::text = ANY(r.version_ids)) undrawn
$$;
