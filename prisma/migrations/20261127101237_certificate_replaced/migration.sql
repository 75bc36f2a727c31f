-- DropIndex
DROP INDEX "certificate_ledger_line_id_key";

-- CreateIndex
CREATE INDEX "certificate_ledger_line_id_idx" ON "certificate"("ledger_line_id");

-- CreateIndex
CREATE INDEX "certificate_replaced_by_id_idx" ON "certificate"("replaced_by_id");

-- AddForeignKey
-- Deferred: the old certificate names its successor before that one is written, so that a line never has two that count.
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- A ledger line has one certificate that counts at a time (R13); those that it replaced stay readable.
CREATE UNIQUE INDEX certificate_current_of_line ON certificate (ledger_line_id) WHERE replaced_by_id IS NULL;

ALTER TABLE certificate ADD CONSTRAINT certificate_replaced_by_another CHECK (replaced_by_id <> id);
