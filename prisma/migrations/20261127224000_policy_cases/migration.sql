-- CreateTable
CREATE TABLE "policy_cases" (
    "policy_version_id" UUID NOT NULL,
    "cases" JSONB NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_cases_pkey" PRIMARY KEY ("policy_version_id")
);

-- AddForeignKey
ALTER TABLE "policy_cases" ADD CONSTRAINT "policy_cases_policy_version_id_fkey" FOREIGN KEY ("policy_version_id") REFERENCES "policy_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------------

ALTER TABLE policy_cases
  ADD CONSTRAINT policy_cases_some CHECK (jsonb_typeof(cases) = 'array' AND jsonb_array_length(cases) > 0);

CREATE TRIGGER policy_cases_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_cases
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a changed worked case is one of a further version');
