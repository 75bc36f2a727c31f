-- CreateTable
CREATE TABLE "media_asset" (
    "id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_processing" (
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" INTEGER NOT NULL,
    "why" TEXT,
    "attempt" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_processing_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "media_rendition" (
    "original_sha256" TEXT NOT NULL,
    "rung" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "media_rendition_pkey" PRIMARY KEY ("original_sha256","rung")
);

-- CreateIndex
CREATE INDEX "media_asset_provider_id_uploaded_at_idx" ON "media_asset"("provider_id", "uploaded_at");

-- CreateIndex
CREATE UNIQUE INDEX "media_asset_provider_id_sha256_key" ON "media_asset"("provider_id", "sha256");

-- AddForeignKey
ALTER TABLE "media_asset" ADD CONSTRAINT "media_asset_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_asset" ADD CONSTRAINT "media_asset_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "media_object"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_processing" ADD CONSTRAINT "media_processing_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "media_object"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_rendition" ADD CONSTRAINT "media_rendition_original_sha256_fkey" FOREIGN KEY ("original_sha256") REFERENCES "media_object"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_rendition" ADD CONSTRAINT "media_rendition_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "media_object"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "media_asset" ADD CONSTRAINT "media_asset_kind_check" CHECK ("kind" IN ('image', 'audio', 'video', 'captions', 'file'));
ALTER TABLE "media_processing" ADD CONSTRAINT "media_processing_state_check" CHECK ("state" IN ('waiting', 'running', 'done', 'failed'));
ALTER TABLE "media_processing" ADD CONSTRAINT "media_processing_progress_check" CHECK ("progress" BETWEEN 0 AND 100);
ALTER TABLE "media_processing" ADD CONSTRAINT "media_processing_attempt_check" CHECK ("attempt" >= 1);
