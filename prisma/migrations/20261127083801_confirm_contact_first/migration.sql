-- AlterTable
ALTER TABLE "account" ADD COLUMN     "contact_phone" TEXT;

-- CreateTable
CREATE TABLE "pending_sign_up" (
    "id" UUID NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "form" JSONB NOT NULL,
    "password_hash" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "token_hash" TEXT,
    "code_hash" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "messages" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "account_id" UUID,

    CONSTRAINT "pending_sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reset_code" (
    "id" UUID NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "account_id" UUID,
    "code_hash" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reset_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_up_browser_hash_key" ON "pending_sign_up"("browser_hash");

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_up_token_hash_key" ON "pending_sign_up"("token_hash");

-- CreateIndex
CREATE INDEX "pending_sign_up_account_id_idx" ON "pending_sign_up"("account_id");

-- CreateIndex
CREATE INDEX "pending_sign_up_expires_at_idx" ON "pending_sign_up"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "reset_code_browser_hash_key" ON "reset_code"("browser_hash");

-- CreateIndex
CREATE INDEX "reset_code_account_id_idx" ON "reset_code"("account_id");

-- CreateIndex
CREATE INDEX "reset_code_expires_at_idx" ON "reset_code"("expires_at");

-- AddForeignKey
ALTER TABLE "pending_sign_up" ADD CONSTRAINT "pending_sign_up_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset_code" ADD CONSTRAINT "reset_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE account
  ADD CONSTRAINT account_contact_phone_e164 CHECK (contact_phone ~ '^\+[1-9][0-9]{6,14}$');

ALTER TABLE pending_sign_up
  ADD CONSTRAINT pending_sign_up_hashes CHECK (
    browser_hash ~ '^[0-9a-f]{64}$' AND token_hash ~ '^[0-9a-f]{64}$' AND code_hash ~ '^[0-9a-f]{64}$' AND password_hash LIKE '$argon2id$%'),
  ADD CONSTRAINT pending_sign_up_holds_no_password CHECK (NOT form ? 'password'),
  ADD CONSTRAINT pending_sign_up_counts CHECK (tries BETWEEN 0 AND 5 AND messages >= 1),
  ADD CONSTRAINT pending_sign_up_confirmed_with_account CHECK ((confirmed_at IS NULL) = (account_id IS NULL));

ALTER TABLE reset_code
  ADD CONSTRAINT reset_code_hashes CHECK (browser_hash ~ '^[0-9a-f]{64}$' AND code_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT reset_code_phone_e164 CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT reset_code_counts CHECK (tries BETWEEN 0 AND 5);
