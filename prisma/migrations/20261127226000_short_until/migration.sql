-- AlterTable
ALTER TABLE "practitioner_standing" ADD COLUMN     "short_until" TEXT;

-- CreateIndex
CREATE INDEX "practitioner_standing_short_until_idx" ON "practitioner_standing"("short_until");

-- Everybody is judged anew, so that the new column says something today already.
LOCK TABLE standing_day IN EXCLUSIVE MODE;
DELETE FROM standing_day;
