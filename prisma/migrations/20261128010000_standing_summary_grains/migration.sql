-- The sums are kept at several grains, and told apart by the end of a cycle instead of its beginning. They are reckoned anew: nothing is lost, for
-- they are made of the ledger and the register alone.

-- DropTable
DROP TABLE "standing_summary";

-- CreateTable
CREATE TABLE "standing_summary" (
    "grain" TEXT NOT NULL,
    "governorate" TEXT NOT NULL,
    "directorate" TEXT NOT NULL,
    "facility" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "specialty" TEXT NOT NULL,
    "sex" TEXT NOT NULL,
    "facility_type" TEXT NOT NULL,
    "setting" TEXT NOT NULL,
    "cycle_to" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "standing_summary_pkey" PRIMARY KEY ("grain","governorate","directorate","facility","profession","specialty","sex","facility_type","setting","cycle_to","state")
);

-- CreateIndex
CREATE INDEX "standing_summary_grain_directorate_idx" ON "standing_summary"("grain", "directorate");

-- CreateIndex
CREATE INDEX "standing_summary_grain_facility_idx" ON "standing_summary"("grain", "facility");

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

DELETE FROM practitioner_standing;
INSERT INTO standing_due AS due (practitioner_id) SELECT id FROM practitioner ORDER BY id
  ON CONFLICT (practitioner_id) DO UPDATE SET times = due.times + 1;
