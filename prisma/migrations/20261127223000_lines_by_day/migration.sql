-- CreateIndex
CREATE INDEX "credit_ledger_practitioner_id_earned_on_idx" ON "credit_ledger"("practitioner_id", "earned_on");

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

-- Three lines of a thousand: a correction is read with the line that it answers, on whatever day it was written.
CREATE INDEX credit_ledger_corrections ON credit_ledger (practitioner_id) WHERE corrects_id IS NOT NULL;
