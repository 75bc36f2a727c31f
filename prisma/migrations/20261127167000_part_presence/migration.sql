-- CreateTable
CREATE TABLE "part_presence" (
    "course_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "part_presence_pkey" PRIMARY KEY ("course_id","part","account_id")
);

-- CreateIndex
CREATE INDEX "part_presence_seen_at_idx" ON "part_presence"("seen_at");

-- AddForeignKey
ALTER TABLE "part_presence" ADD CONSTRAINT "part_presence_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course_draft"("course_id") ON DELETE CASCADE ON UPDATE CASCADE;
