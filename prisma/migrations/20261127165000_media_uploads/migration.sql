-- CreateTable
CREATE TABLE "media_upload" (
    "id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "last_modified" BIGINT NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "finding" TEXT,
    "sha256" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_upload_part" (
    "upload_id" UUID NOT NULL,
    "first" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "media_upload_part_pkey" PRIMARY KEY ("upload_id","first")
);

-- CreateIndex
CREATE INDEX "media_upload_provider_id_state_idx" ON "media_upload"("provider_id", "state");

-- CreateIndex
CREATE INDEX "media_upload_state_changed_at_idx" ON "media_upload"("state", "changed_at");

-- AddForeignKey
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "media_object"("sha256") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_upload_part" ADD CONSTRAINT "media_upload_part_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "media_upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_state_check" CHECK ("state" IN ('uploading', 'checking', 'stored', 'refused', 'quarantined', 'cancelled'));
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_size_check" CHECK ("size" > 0 AND "received" BETWEEN 0 AND "size");
ALTER TABLE "media_upload_part" ADD CONSTRAINT "media_upload_part_bytes_check" CHECK ("first" >= 0 AND "bytes" > 0);

-- Asked with every picture: whether a published course shows it.
CREATE INDEX "media_rendition_sha256_idx" ON "media_rendition"("sha256");
CREATE INDEX "course_media_sha256_idx" ON "course_media"("sha256");
