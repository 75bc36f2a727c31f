-- CreateTable
CREATE TABLE "version_publication" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "replaced_version_id" UUID,
    "change" TEXT NOT NULL,
    "proposed" TEXT,
    "reason" TEXT NOT NULL,
    "below_reason" TEXT NOT NULL,
    "summary" JSONB,
    "published_by" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "version_publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planned_publication" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "release_on" TEXT NOT NULL,
    "notice" JSONB NOT NULL,
    "planned_by" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planned_publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planned_publication_end" (
    "planned_publication_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "refusal" TEXT NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planned_publication_end_pkey" PRIMARY KEY ("planned_publication_id")
);

-- CreateTable
CREATE TABLE "course_withdrawal" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "first_number" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason_class" TEXT NOT NULL,
    "explanation" JSONB NOT NULL,
    "withdrawn_by" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_read" (
    "practitioner_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_read_pkey" PRIMARY KEY ("practitioner_id","notice_id")
);

-- CreateIndex
CREATE INDEX "version_publication_course_id_published_at_idx" ON "version_publication"("course_id", "published_at");

-- CreateIndex
CREATE INDEX "planned_publication_course_id_idx" ON "planned_publication"("course_id");

-- CreateIndex
CREATE INDEX "course_withdrawal_course_id_idx" ON "course_withdrawal"("course_id");

-- CreateIndex
CREATE INDEX "course_withdrawal_course_version_id_idx" ON "course_withdrawal"("course_version_id");

-- AddForeignKey
ALTER TABLE "version_publication" ADD CONSTRAINT "version_publication_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_publication" ADD CONSTRAINT "planned_publication_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_withdrawal" ADD CONSTRAINT "course_withdrawal_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_publication_end" ADD CONSTRAINT "planned_publication_end_planned_publication_id_fkey" FOREIGN KEY ("planned_publication_id") REFERENCES "planned_publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------------

ALTER TABLE version_publication
  ADD CONSTRAINT version_publication_known CHECK (change IN ('first', 'editorial', 'material')
    AND (proposed IN ('editorial', 'material') OR proposed IS NULL)),
  ADD CONSTRAINT version_publication_first CHECK ((change = 'first') = (replaced_version_id IS NULL) AND (change = 'first') = (proposed IS NULL)),
  ADD CONSTRAINT version_publication_says_why CHECK (change = 'first' OR btrim(reason) <> ''),
  ADD CONSTRAINT version_publication_below_says_why CHECK (NOT (change = 'editorial' AND proposed = 'material') OR btrim(below_reason) <> ''),
  ADD CONSTRAINT version_publication_summary_owed CHECK (change <> 'material' OR summary IS NOT NULL);
ALTER TABLE planned_publication
  ADD CONSTRAINT planned_publication_hash_sha256 CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT planned_publication_day CHECK (release_on ~ '^\d{4}-\d\d-\d\d$');
ALTER TABLE planned_publication_end
  ADD CONSTRAINT planned_publication_end_known CHECK (outcome IN ('published', 'cancelled', 'refused') AND (outcome = 'refused') = (refusal <> ''));
ALTER TABLE course_withdrawal
  ADD CONSTRAINT course_withdrawal_known CHECK (kind IN ('withdraw', 'recall')),
  ADD CONSTRAINT course_withdrawal_numbers CHECK (first_number >= 1 AND first_number <= last_number);

CREATE TRIGGER version_publication_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON version_publication
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('publish a further version');
CREATE TRIGGER planned_publication_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON planned_publication
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('end the plan and make another');
CREATE TRIGGER planned_publication_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON planned_publication_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a plan ends once');
CREATE TRIGGER course_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON course_withdrawal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('publish a version that opens the course again');
CREATE TRIGGER notice_read_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON notice_read
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('what was read stays read');
