-- AlterTable
ALTER TABLE "facility" ADD COLUMN     "setting" TEXT;

-- CreateTable
CREATE TABLE "practitioner_standing" (
    "practitioner_id" UUID NOT NULL,
    "policy_id" TEXT NOT NULL,
    "policy_version" TEXT NOT NULL,
    "cycle_from" TEXT NOT NULL,
    "cycle_to" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "counted_hundredths" INTEGER NOT NULL,
    "required_hundredths" INTEGER,
    "missing_hundredths" INTEGER NOT NULL,
    "governorate" TEXT NOT NULL,
    "directorate" TEXT NOT NULL,
    "facility_id" UUID,
    "profession" TEXT NOT NULL,
    "specialty" TEXT,
    "sex" TEXT,
    "facility_type" TEXT NOT NULL,
    "setting" TEXT,
    "judged_on" TEXT NOT NULL,

    CONSTRAINT "practitioner_standing_pkey" PRIMARY KEY ("practitioner_id")
);

-- CreateTable
CREATE TABLE "standing_summary" (
    "policy_id" TEXT NOT NULL,
    "cycle_from" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "governorate" TEXT NOT NULL,
    "directorate" TEXT NOT NULL,
    "facility" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "specialty" TEXT NOT NULL,
    "sex" TEXT NOT NULL,
    "facility_type" TEXT NOT NULL,
    "setting" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "counted_hundredths" BIGINT NOT NULL,
    "missing_hundredths" BIGINT NOT NULL,

    CONSTRAINT "standing_summary_pkey" PRIMARY KEY ("policy_id","cycle_from","state","governorate","directorate","facility","profession","specialty","sex","facility_type","setting")
);

-- CreateTable
CREATE TABLE "standing_due" (
    "practitioner_id" UUID NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "standing_due_pkey" PRIMARY KEY ("practitioner_id")
);

-- CreateTable
CREATE TABLE "standing_day" (
    "day" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_day_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "practitioner_standing_directorate_idx" ON "practitioner_standing"("directorate");

-- AddForeignKey
ALTER TABLE "practitioner_standing" ADD CONSTRAINT "practitioner_standing_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE facility ADD CONSTRAINT facility_setting_known CHECK (setting IN ('urban', 'rural'));

-- Whose standing may have changed is written down by the database, so that no writer of today or tomorrow can forget it. Counting up locks
-- the row: a judgement that is under way is waited for, and one that begins waits for the change.
CREATE FUNCTION standing_due_of_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO standing_due AS due (practitioner_id) SELECT DISTINCT practitioner_id FROM changed ORDER BY practitioner_id
    ON CONFLICT (practitioner_id) DO UPDATE SET times = due.times + 1;
  RETURN NULL;
END
$$;
CREATE FUNCTION standing_due_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO standing_due AS due (practitioner_id) SELECT id FROM changed ORDER BY id
    ON CONFLICT (practitioner_id) DO UPDATE SET times = due.times + 1;
  RETURN NULL;
END
$$;
CREATE FUNCTION standing_due_of_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO standing_due AS due (practitioner_id)
    SELECT DISTINCT id FROM (SELECT from_id FROM changed UNION ALL SELECT into_id FROM changed) AS merged (id) ORDER BY id
    ON CONFLICT (practitioner_id) DO UPDATE SET times = due.times + 1;
  RETURN NULL;
END
$$;

CREATE TRIGGER credit_ledger_standing_due AFTER INSERT ON credit_ledger
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_rows();
CREATE TRIGGER employment_fact_standing_due AFTER INSERT ON employment_fact
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_rows();
CREATE TRIGGER licence_standing_due AFTER INSERT ON licence
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_rows();
CREATE TRIGGER licence_changed_standing_due AFTER UPDATE ON licence
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_rows();
CREATE TRIGGER practitioner_standing_due AFTER INSERT ON practitioner
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_people();
CREATE TRIGGER practitioner_changed_standing_due AFTER UPDATE ON practitioner
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_people();
CREATE TRIGGER practitioner_merge_standing_due AFTER INSERT ON practitioner_merge
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_merged();

INSERT INTO standing_due (practitioner_id) SELECT id FROM practitioner;
