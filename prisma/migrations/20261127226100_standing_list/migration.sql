-- CreateTable
CREATE TABLE "standing_list" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "sort" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "people" UUID[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_list_pkey" PRIMARY KEY ("id")
);

ALTER TABLE standing_list ADD CONSTRAINT standing_list_form CHECK (form IN ('page', 'csv', 'xlsx', 'parquet'));

CREATE TRIGGER standing_list_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON standing_list
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('which names were looked at, and which left the house, stays written');
