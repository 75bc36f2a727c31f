-- CreateTable
CREATE TABLE "policy_simulation" (
    "id" UUID NOT NULL,
    "policy_version_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "ordered_by" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_simulation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_simulation_progress" (
    "simulation_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_simulation_progress_pkey" PRIMARY KEY ("simulation_id")
);

-- CreateTable
CREATE TABLE "policy_simulation_result" (
    "simulation_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "is_moved_back" BOOLEAN NOT NULL,
    "compared_with" JSONB NOT NULL,
    "people" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "tally" JSONB NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_simulation_result_pkey" PRIMARY KEY ("simulation_id")
);

-- CreateIndex
CREATE INDEX "policy_simulation_policy_version_id_ordered_at_idx" ON "policy_simulation"("policy_version_id", "ordered_at");

-- AddForeignKey
ALTER TABLE "policy_simulation" ADD CONSTRAINT "policy_simulation_policy_version_id_fkey" FOREIGN KEY ("policy_version_id") REFERENCES "policy_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_simulation_progress" ADD CONSTRAINT "policy_simulation_progress_simulation_id_fkey" FOREIGN KEY ("simulation_id") REFERENCES "policy_simulation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_simulation_result" ADD CONSTRAINT "policy_simulation_result_simulation_id_fkey" FOREIGN KEY ("simulation_id") REFERENCES "policy_simulation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE policy_simulation
  ADD CONSTRAINT policy_simulation_day CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  ADD CONSTRAINT policy_simulation_role_known CHECK (role IN ('registrar', 'auditor'));
ALTER TABLE policy_simulation_progress
  ADD CONSTRAINT policy_simulation_progress_state_known CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  ADD CONSTRAINT policy_simulation_progress_counts CHECK (done BETWEEN 0 AND people);
ALTER TABLE policy_simulation_result
  ADD CONSTRAINT policy_simulation_result_days CHECK (day ~ '^\d{4}-\d{2}-\d{2}$' AND since ~ '^\d{4}-\d{2}-\d{2}$');

CREATE TRIGGER policy_simulation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_simulation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('what was tried was tried');
CREATE TRIGGER policy_simulation_result_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_simulation_result
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('what a trial found, it found');
