-- CreateIndex
CREATE INDEX "quarantined_event_practitioner_id_received_at_idx" ON "quarantined_event"("practitioner_id", "received_at");
