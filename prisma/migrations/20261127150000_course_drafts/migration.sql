-- CreateTable
CREATE TABLE "course_draft" (
    "course_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "copied_from" TEXT,

    CONSTRAINT "course_draft_pkey" PRIMARY KEY ("course_id")
);

-- CreateTable
CREATE TABLE "draft_revision" (
    "course_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "save_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "restored_from" INTEGER,
    "from_version_id" UUID,

    CONSTRAINT "draft_revision_pkey" PRIMARY KEY ("course_id","part","number")
);

-- CreateTable
CREATE TABLE "review_submission" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "parts" JSONB NOT NULL,
    "submitted_by" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_decision" (
    "submission_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_decision_pkey" PRIMARY KEY ("submission_id","reviewer_id")
);

-- CreateTable
CREATE TABLE "submission_withdrawal" (
    "submission_id" UUID NOT NULL,
    "withdrawn_by" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submission_withdrawal_pkey" PRIMARY KEY ("submission_id")
);

-- CreateTable
CREATE TABLE "block_comment" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "block_id" TEXT,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "block_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_resolution" (
    "comment_id" UUID NOT NULL,
    "resolved_by" UUID NOT NULL,
    "resolved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_resolution_pkey" PRIMARY KEY ("comment_id")
);

-- CreateIndex
CREATE INDEX "draft_revision_course_id_saved_by_idx" ON "draft_revision"("course_id", "saved_by");

-- CreateIndex
CREATE UNIQUE INDEX "draft_revision_course_id_part_save_id_key" ON "draft_revision"("course_id", "part", "save_id");

-- CreateIndex
CREATE INDEX "review_submission_course_id_content_hash_idx" ON "review_submission"("course_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "review_submission_course_id_number_key" ON "review_submission"("course_id", "number");

-- CreateIndex
CREATE INDEX "block_comment_course_id_written_at_idx" ON "block_comment"("course_id", "written_at");

-- AddForeignKey
ALTER TABLE "course_draft" ADD CONSTRAINT "course_draft_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_revision" ADD CONSTRAINT "draft_revision_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course_draft"("course_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_submission" ADD CONSTRAINT "review_submission_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course_draft"("course_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "review_submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_withdrawal" ADD CONSTRAINT "submission_withdrawal_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "review_submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block_comment" ADD CONSTRAINT "block_comment_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course_draft"("course_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_resolution" ADD CONSTRAINT "comment_resolution_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "block_comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------------

ALTER TABLE draft_revision
  ADD CONSTRAINT draft_revision_part_known CHECK (
    part ~ '^(metadata|items|media|lesson/[a-z0-9]+(-[a-z0-9]+)*/(ar|ckb|en))$'),
  ADD CONSTRAINT draft_revision_number_positive CHECK (number >= 1),
  ADD CONSTRAINT draft_revision_words_not_negative CHECK (words >= 0),
  ADD CONSTRAINT draft_revision_restores_an_earlier_one CHECK (restored_from >= 1 AND restored_from < number),
  ADD CONSTRAINT draft_revision_hash_sha256 CHECK (content_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE review_submission
  ADD CONSTRAINT review_submission_number_positive CHECK (number >= 1),
  ADD CONSTRAINT review_submission_hash_sha256 CHECK (content_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE review_decision
  ADD CONSTRAINT review_decision_known CHECK (decision IN ('approve', 'ask-changes')),
  ADD CONSTRAINT review_decision_says_why CHECK (decision = 'approve' OR btrim(reason) <> '');
ALTER TABLE block_comment
  ADD CONSTRAINT block_comment_says_something CHECK (btrim(body) <> ''),
  ADD CONSTRAINT block_comment_revision_positive CHECK (revision >= 1);

CREATE TRIGGER course_draft_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON course_draft
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a draft that was begun stays');
CREATE TRIGGER draft_revision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_revision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('save a new revision');
CREATE TRIGGER review_submission_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_submission
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('submit again');
CREATE TRIGGER review_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a decision stays as it was given');
CREATE TRIGGER submission_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON submission_withdrawal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('submit again');
CREATE TRIGGER block_comment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON block_comment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('write another comment');
CREATE TRIGGER comment_resolution_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON comment_resolution
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('write another comment');
