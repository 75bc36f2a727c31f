-- Every minute the clock looks for attempts that are not marked: few, among all that ever were. Without a mark of their own in the row it
-- had to compare every finished attempt with every score.
ALTER TABLE "attempt" ADD COLUMN "marked" BOOLEAN NOT NULL DEFAULT false;
UPDATE "attempt" SET "marked" = true WHERE EXISTS (SELECT FROM "attempt_score" WHERE "attempt_id" = "attempt"."id");
CREATE INDEX attempt_unmarked ON attempt (id) WHERE NOT marked;
