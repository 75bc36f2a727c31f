-- CreateTable
CREATE TABLE "standing_trend" (
    "day" TEXT NOT NULL,
    "governorate" TEXT NOT NULL,
    "directorate" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "standing_trend_pkey" PRIMARY KEY ("day","governorate","directorate","profession","state")
);

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE standing_trend ADD CONSTRAINT standing_trend_somebody CHECK (people > 0);
CREATE TRIGGER standing_trend_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON standing_trend
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('how a day ended stays as it was');
