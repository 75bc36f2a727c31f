-- DropIndex
DROP INDEX "enrolment_practitioner_id_course_id_idx";

-- DropIndex
DROP INDEX "enrolment_practitioner_id_course_version_id_key";

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- By hand: who took a course in several versions so far took it that many times, in the order in which they began.
UPDATE enrolment e SET round = numbered.round
  FROM (SELECT id, row_number() OVER (PARTITION BY practitioner_id, course_id ORDER BY enrolled_at, id) AS round FROM enrolment) numbered
 WHERE numbered.id = e.id AND numbered.round > 1;

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_practitioner_id_course_id_round_key" ON "enrolment"("practitioner_id", "course_id", "round");

-- By hand.
ALTER TABLE enrolment ADD CONSTRAINT enrolment_round_counts CHECK (round >= 1);
