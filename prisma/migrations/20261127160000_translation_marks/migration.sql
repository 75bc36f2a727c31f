-- CreateTable
CREATE TABLE "translation_mark" (
    "position" BIGSERIAL NOT NULL,
    "act_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "target_hash" TEXT NOT NULL,
    "source_revision" INTEGER NOT NULL,
    "remark" TEXT NOT NULL,
    "marked_by" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "translation_mark_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE INDEX "translation_mark_course_id_part_language_key_position_idx" ON "translation_mark"("course_id", "part", "language", "key", "position");

-- CreateIndex
CREATE UNIQUE INDEX "translation_mark_act_id_part_language_key_key" ON "translation_mark"("act_id", "part", "language", "key");

-- AddForeignKey
ALTER TABLE "translation_mark" ADD CONSTRAINT "translation_mark_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course_draft"("course_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------------

ALTER TABLE translation_mark
  ADD CONSTRAINT translation_mark_state_known CHECK (state IN ('draft', 'machine', 'awaiting', 'signed-off')),
  ADD CONSTRAINT translation_mark_language_known CHECK (language IN ('ar', 'ckb', 'en')),
  ADD CONSTRAINT translation_mark_hashes_sha256 CHECK (source_hash ~ '^[0-9a-f]{64}$' AND target_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT translation_mark_revision_positive CHECK (source_revision >= 1);

CREATE TRIGGER translation_mark_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON translation_mark
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('say anew where the translation stands');
