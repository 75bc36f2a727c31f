-- CreateTable
CREATE TABLE "held_evaluation" (
    "id" UUID NOT NULL,
    "course_version_id" UUID,
    "reason" TEXT NOT NULL,
    "submitted_on" TEXT NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "held_evaluation_pkey" PRIMARY KEY ("id")
);

-- By hand: the month alone, its first day.
ALTER TABLE held_evaluation
  ADD CONSTRAINT held_evaluation_month CHECK (submitted_on ~ '^\d{4}-\d{2}-01$');
