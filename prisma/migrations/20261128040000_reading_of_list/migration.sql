-- No foreign key: the one statement that writes a nation's readings takes the id from the list itself, and no list is ever removed. Checking
-- it 300,000 times would be a third of the time that an order takes.
-- AlterTable
ALTER TABLE "record_reading" ADD COLUMN "list_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "record_reading_list_id_practitioner_id_key" ON "record_reading"("list_id", "practitioner_id");
