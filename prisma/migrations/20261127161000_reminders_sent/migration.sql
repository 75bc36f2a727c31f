-- CreateTable
CREATE TABLE "reminder_sent" (
    "person" UUID NOT NULL,
    "duty" TEXT NOT NULL,
    "cycle" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_sent_pkey" PRIMARY KEY ("person","duty","cycle","step","channel")
);

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------------

ALTER TABLE reminder_sent
  ADD CONSTRAINT reminder_sent_words CHECK (duty ~ '^[a-z0-9-]+$' AND step ~ '^[a-z0-9-]+$' AND channel ~ '^[a-z0-9-]+$' AND cycle <> '');

CREATE TRIGGER reminder_sent_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reminder_sent
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a reminder that was sent stays sent');
