-- CreateTable
CREATE TABLE "placement" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "placed_id" TEXT NOT NULL,
    "source_course_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "source_hashes" JSONB NOT NULL,
    "source_version_id" UUID,
    "placed_by" UUID NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "placement_course_id_kind_placed_id_placed_at_idx" ON "placement"("course_id", "kind", "placed_id", "placed_at");

-- CreateIndex
CREATE INDEX "placement_source_course_id_kind_source_id_idx" ON "placement"("source_course_id", "kind", "source_id");

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course_draft"("course_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_source_course_id_fkey" FOREIGN KEY ("source_course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------------

ALTER TABLE placement
  ADD CONSTRAINT placement_kind_known CHECK (kind IN ('lesson', 'item')),
  ADD CONSTRAINT placement_from_another_course CHECK (source_course_id <> course_id);

CREATE TRIGGER placement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON placement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('place it again');
