-- Words of Arabic script are found by three-letter pieces, typing errors included.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "item_version" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_version_item" (
    "course_version_id" UUID NOT NULL,
    "item_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "course_version_item_pkey" PRIMARY KEY ("course_version_id","item_version_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "role" TEXT,
    "deed" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_version" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "metadata" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID,

    CONSTRAINT "course_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_version" (
    "course_version_id" UUID NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "minutes" INTEGER NOT NULL,
    "section_ids" TEXT[],

    CONSTRAINT "lesson_version_pkey" PRIMARY KEY ("course_version_id","lesson_id")
);

-- CreateTable
CREATE TABLE "lesson_rendering" (
    "course_version_id" UUID NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "html" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "outline" JSONB NOT NULL,

    CONSTRAINT "lesson_rendering_pkey" PRIMARY KEY ("course_version_id","lesson_id","language")
);

-- CreateTable
CREATE TABLE "course_media" (
    "course_version_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "course_media_pkey" PRIMARY KEY ("course_version_id","path")
);

-- CreateTable
CREATE TABLE "provider" (
    "id" TEXT NOT NULL,
    "name_ar" TEXT NOT NULL,
    "name_ckb" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "published_version_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue_entry" (
    "course_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "topics" TEXT[],
    "professions" TEXT[],
    "languages" TEXT[],
    "maximum_hundredths" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "works_offline" BOOLEAN NOT NULL,
    "released_on" TEXT NOT NULL,
    "expires_on" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "search_text" TEXT NOT NULL,
    "title_folded" TEXT NOT NULL,

    CONSTRAINT "catalogue_entry_pkey" PRIMARY KEY ("course_id","language")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "minutes_stated" INTEGER NOT NULL,
    "claimed_hundredths" INTEGER NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "event_id" UUID NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_ledger" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_hundredths" INTEGER NOT NULL,
    "credit_type" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "course_id" TEXT,
    "course_version_id" UUID,
    "provider_id" TEXT NOT NULL,
    "rule_version" TEXT NOT NULL,
    "evidence_grade" TEXT NOT NULL,
    "earned_on" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "corrects_id" UUID,
    "reason" TEXT,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "credit_ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "ledger_line_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "statement" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "pdf_sha256" TEXT,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_on" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,
    "replaced_by_id" UUID,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "password_hash" TEXT,
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practitioner" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "name_ar" TEXT NOT NULL,
    "name_latin" TEXT NOT NULL,
    "name_ckb" TEXT,
    "profession" TEXT NOT NULL,
    "specialty" TEXT,
    "governorate" TEXT NOT NULL,
    "directorate" TEXT NOT NULL,
    "facility_name" TEXT,
    "facility_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practitioner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "licence" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issuing_body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "licence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "jurisdiction" TEXT,
    "provider_id" TEXT,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "acting_grant_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,
    "address" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "totp_factor" (
    "account_id" UUID NOT NULL,
    "secret_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "credential_id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("credential_id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "challenge" TEXT NOT NULL,
    "account_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,
    "passed_at" TIMESTAMPTZ(3),
    "evaluated_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learner_event" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "attempt_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "trusted_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,
    "receipt" JSONB NOT NULL,

    CONSTRAINT "learner_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quarantined_event" (
    "id" UUID NOT NULL,
    "event_id" TEXT,
    "practitioner_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quarantined_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress_fact" (
    "practitioner_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "block_id" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "progress_fact_pkey" PRIMARY KEY ("practitioner_id","course_id","lesson_id","block_id")
);

-- CreateTable
CREATE TABLE "resume_position" (
    "practitioner_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "block_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resume_position_pkey" PRIMARY KEY ("practitioner_id","course_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "draw" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "finished_by" TEXT,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_answer" (
    "attempt_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "event_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_answer_pkey" PRIMARY KEY ("attempt_id","item_id")
);

-- CreateTable
CREATE TABLE "attempt_score" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "key_version" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "maximum_points" INTEGER NOT NULL,
    "percent" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "items" JSONB NOT NULL,
    "graded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "submitted_on" TEXT NOT NULL,
    "answers" JSONB NOT NULL,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_object" (
    "sha256" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_object_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "installation_fact" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_fact_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "item_version_course_id_item_id_number_key" ON "item_version"("course_id", "item_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "item_version_course_id_item_id_content_hash_key" ON "item_version"("course_id", "item_id", "content_hash");

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_id_idx" ON "audit_entry"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_idx" ON "audit_entry"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "course_version_course_id_number_key" ON "course_version"("course_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "course_version_course_id_content_hash_key" ON "course_version"("course_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_version_course_version_id_position_key" ON "lesson_version"("course_version_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "course_published_version_id_key" ON "course"("published_version_id");

-- CreateIndex
CREATE INDEX "catalogue_entry_search_text_idx" ON "catalogue_entry" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "catalogue_entry_title_folded_idx" ON "catalogue_entry" USING GIN ("title_folded" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "claim_enrolment_id_key" ON "claim"("enrolment_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_event_id_key" ON "claim"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_ledger_cause_key" ON "credit_ledger"("cause");

-- CreateIndex
CREATE UNIQUE INDEX "credit_ledger_practitioner_id_sequence_key" ON "credit_ledger"("practitioner_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_code_key" ON "certificate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_ledger_line_id_key" ON "certificate"("ledger_line_id");

-- CreateIndex
CREATE INDEX "certificate_practitioner_id_idx" ON "certificate"("practitioner_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_phone_key" ON "account"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "practitioner_account_id_key" ON "practitioner"("account_id");

-- CreateIndex
CREATE INDEX "practitioner_profession_idx" ON "practitioner"("profession");

-- CreateIndex
CREATE INDEX "practitioner_governorate_idx" ON "practitioner"("governorate");

-- CreateIndex
CREATE INDEX "licence_practitioner_id_idx" ON "licence"("practitioner_id");

-- CreateIndex
CREATE INDEX "licence_issuing_body_number_idx" ON "licence"("issuing_body", "number");

-- CreateIndex
CREATE INDEX "role_grant_account_id_idx" ON "role_grant"("account_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_account_id_code_hash_key" ON "recovery_code"("account_id", "code_hash");

-- CreateIndex
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "password_reset_account_id_idx" ON "password_reset"("account_id");

-- CreateIndex
CREATE INDEX "enrolment_practitioner_id_course_id_idx" ON "enrolment"("practitioner_id", "course_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_practitioner_id_course_version_id_key" ON "enrolment"("practitioner_id", "course_version_id");

-- CreateIndex
CREATE INDEX "learner_event_attempt_id_idx" ON "learner_event"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "learner_event_practitioner_id_device_id_sequence_key" ON "learner_event"("practitioner_id", "device_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "quarantined_event_practitioner_id_event_id_key" ON "quarantined_event"("practitioner_id", "event_id");

-- CreateIndex
CREATE INDEX "attempt_state_deadline_at_idx" ON "attempt"("state", "deadline_at");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_enrolment_id_number_key" ON "attempt"("enrolment_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_score_attempt_id_key_version_key" ON "attempt_score"("attempt_id", "key_version");

-- CreateIndex
CREATE INDEX "evaluation_course_version_id_idx" ON "evaluation"("course_version_id");

-- AddForeignKey
ALTER TABLE "course_version_item" ADD CONSTRAINT "course_version_item_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version_item" ADD CONSTRAINT "course_version_item_item_version_id_fkey" FOREIGN KEY ("item_version_id") REFERENCES "item_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_rendering" ADD CONSTRAINT "lesson_rendering_course_version_id_lesson_id_fkey" FOREIGN KEY ("course_version_id", "lesson_id") REFERENCES "lesson_version"("course_version_id", "lesson_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_media" ADD CONSTRAINT "course_media_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_media" ADD CONSTRAINT "course_media_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "media_object"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_published_version_id_fkey" FOREIGN KEY ("published_version_id") REFERENCES "course_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalogue_entry" ADD CONSTRAINT "catalogue_entry_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_ledger" ADD CONSTRAINT "credit_ledger_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_ledger_line_id_fkey" FOREIGN KEY ("ledger_line_id") REFERENCES "credit_ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practitioner" ADD CONSTRAINT "practitioner_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence" ADD CONSTRAINT "licence_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_acting_grant_id_fkey" FOREIGN KEY ("acting_grant_id") REFERENCES "role_grant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "learner_event" ADD CONSTRAINT "learner_event_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_fact" ADD CONSTRAINT "progress_fact_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resume_position" ADD CONSTRAINT "resume_position_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_score" ADD CONSTRAINT "attempt_score_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say. The diff of `npm run db:migration` does not see it.
-- ---------------------------------------------------------------------------------------------------------------------

-- What a value may be ---------------------------------------------------------------------------------------------------

ALTER TABLE account
  ADD CONSTRAINT account_reachable CHECK (email IS NOT NULL OR phone IS NOT NULL),
  ADD CONSTRAINT account_email_folded CHECK (email = lower(email) AND position('@' IN email) > 1),
  ADD CONSTRAINT account_phone_e164 CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT account_language_known CHECK (language IN ('ar', 'ckb', 'en'));

ALTER TABLE practitioner
  ADD CONSTRAINT practitioner_named CHECK (btrim(name_ar) <> '' AND btrim(name_latin) <> '' AND btrim(name_ckb) <> '');

ALTER TABLE licence
  ADD CONSTRAINT licence_state_known CHECK (state IN ('claimed', 'confirmed', 'refused')),
  ADD CONSTRAINT licence_decided_when_not_claimed CHECK ((state = 'claimed') = (decided_at IS NULL));

ALTER TABLE role_grant
  ADD CONSTRAINT role_grant_role_known CHECK (role IN ('learner', 'trainer', 'reviewer', 'auditor', 'registrar', 'admin')),
  ADD CONSTRAINT role_grant_has_jurisdiction CHECK (role NOT IN ('auditor', 'registrar') OR jurisdiction IS NOT NULL),
  ADD CONSTRAINT role_grant_has_provider CHECK (role NOT IN ('trainer', 'reviewer') OR provider_id IS NOT NULL),
  ADD CONSTRAINT role_grant_ends_after_start CHECK (ended_at >= granted_at);

ALTER TABLE audit_entry
  ADD CONSTRAINT audit_entry_role_known CHECK (role IN ('learner', 'trainer', 'reviewer', 'auditor', 'registrar', 'admin')),
  ADD CONSTRAINT audit_entry_role_with_account CHECK ((account_id IS NULL) = (role IS NULL));

ALTER TABLE course
  ADD CONSTRAINT course_id_is_slug CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

ALTER TABLE course_version
  ADD CONSTRAINT course_version_number_positive CHECK (number >= 1),
  ADD CONSTRAINT course_version_hash_sha256 CHECK (content_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE lesson_version
  ADD CONSTRAINT lesson_version_not_negative CHECK (position >= 0 AND minutes >= 0);

ALTER TABLE lesson_rendering
  ADD CONSTRAINT lesson_rendering_language_known CHECK (language IN ('ar', 'ckb', 'en')),
  ADD CONSTRAINT lesson_rendering_not_negative CHECK (bytes >= 0);

ALTER TABLE media_object
  ADD CONSTRAINT media_object_named_by_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT media_object_not_negative CHECK (bytes >= 0);

ALTER TABLE item_version
  ADD CONSTRAINT item_version_number_positive CHECK (number >= 1),
  ADD CONSTRAINT item_version_type_known CHECK (
    type IN ('single-best-answer', 'multiple-response', 'extended-matching', 'ordering', 'numeric', 'vignette-set')
  );

ALTER TABLE course_version_item
  ADD CONSTRAINT course_version_item_not_negative CHECK (position >= 0);

ALTER TABLE catalogue_entry
  ADD CONSTRAINT catalogue_entry_language_known CHECK (language IN ('ar', 'ckb', 'en')),
  ADD CONSTRAINT catalogue_entry_not_negative CHECK (maximum_hundredths >= 0 AND minutes >= 0 AND bytes >= 0),
  ADD CONSTRAINT catalogue_entry_days CHECK (released_on ~ '^\d{4}-\d{2}-\d{2}$' AND expires_on ~ '^\d{4}-\d{2}-\d{2}$');

ALTER TABLE learner_event
  ADD CONSTRAINT learner_event_sequence_positive CHECK (sequence >= 1),
  ADD CONSTRAINT learner_event_kind_known CHECK (
    kind IN ('course-started', 'sections-read', 'attempt-started', 'answer-given', 'attempt-finished', 'evaluation-submitted', 'credit-claimed')
  );

ALTER TABLE attempt
  ADD CONSTRAINT attempt_number_positive CHECK (number >= 1),
  ADD CONSTRAINT attempt_state_known CHECK (state IN ('in_progress', 'finished')),
  ADD CONSTRAINT attempt_finished_has_moment CHECK ((state = 'finished') = (finished_at IS NOT NULL)),
  ADD CONSTRAINT attempt_deadline_after_start CHECK (deadline_at > started_at);

ALTER TABLE attempt_answer
  ADD CONSTRAINT attempt_answer_sequence_positive CHECK (sequence >= 1);

ALTER TABLE attempt_score
  ADD CONSTRAINT attempt_score_possible CHECK (points >= 0 AND points <= maximum_points AND percent BETWEEN 0 AND 100);

ALTER TABLE evaluation
  ADD CONSTRAINT evaluation_day CHECK (submitted_on ~ '^\d{4}-\d{2}-\d{2}$');

ALTER TABLE claim
  ADD CONSTRAINT claim_possible CHECK (minutes_stated > 0 AND claimed_hundredths > 0 AND claimed_hundredths % 25 = 0);

ALTER TABLE credit_ledger
  ADD CONSTRAINT credit_ledger_sequence_positive CHECK (sequence >= 1),
  ADD CONSTRAINT credit_ledger_kind_known CHECK (kind IN ('award', 'reversal', 'adjustment')),
  ADD CONSTRAINT credit_ledger_sign CHECK (
    (kind = 'award' AND amount_hundredths > 0) OR (kind = 'reversal' AND amount_hundredths < 0) OR (kind = 'adjustment' AND amount_hundredths <> 0)
  ),
  ADD CONSTRAINT credit_ledger_names_what_it_corrects CHECK (kind = 'award' OR corrects_id IS NOT NULL),
  ADD CONSTRAINT credit_ledger_grade_known CHECK (evidence_grade IN ('provider-signed', 'supervisor-cosigned', 'self-reported')),
  ADD CONSTRAINT credit_ledger_day CHECK (earned_on ~ '^\d{4}-\d{2}-\d{2}$'),
  ADD CONSTRAINT credit_ledger_hash_sha256 CHECK (hash ~ '^[0-9a-f]{64}$');

ALTER TABLE certificate
  ADD CONSTRAINT certificate_language_known CHECK (language IN ('ar', 'ckb', 'en')),
  ADD CONSTRAINT certificate_revoked_with_reason CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
  ADD CONSTRAINT certificate_reason_known CHECK (revoked_reason IN ('error', 'misconduct', 'request')),
  ADD CONSTRAINT certificate_pdf_sha256 CHECK (pdf_sha256 ~ '^[0-9a-f]{64}$');

-- A role is held once at a time (R82).
CREATE UNIQUE INDEX role_grant_held_once ON role_grant (account_id, role, coalesce(jurisdiction, ''), coalesce(provider_id, '')) WHERE ended_at IS NULL;

-- What never changes -----------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER credit_ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a correction is a second line that names the first');
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('what was done stays written');
CREATE TRIGGER learner_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON learner_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('an event is kept as it came, with its receipt');
CREATE TRIGGER course_version_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON course_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('publish a new version');
CREATE TRIGGER lesson_version_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON lesson_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('publish a new version');
CREATE TRIGGER lesson_rendering_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON lesson_rendering
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('publish a new version');
CREATE TRIGGER course_media_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON course_media
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('publish a new version');
CREATE TRIGGER course_version_item_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON course_version_item
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('publish a new version');
CREATE TRIGGER item_version_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON item_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a correction is a new version');

-- A certificate keeps every fact for ever (R12). Its status moves forwards only, its PDF comes once.
CREATE FUNCTION refuse_certificate_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changeable CONSTANT text[] := ARRAY['revoked_at', 'revoked_reason', 'replaced_by_id', 'pdf_sha256'];
BEGIN
  IF to_jsonb(NEW) - changeable IS DISTINCT FROM to_jsonb(OLD) - changeable
    OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.revoked_reason) IS DISTINCT FROM (OLD.revoked_at, OLD.revoked_reason))
    OR (OLD.replaced_by_id IS NOT NULL AND NEW.replaced_by_id IS DISTINCT FROM OLD.replaced_by_id)
    OR (OLD.pdf_sha256 IS NOT NULL AND NEW.pdf_sha256 IS DISTINCT FROM OLD.pdf_sha256)
  THEN
    RAISE EXCEPTION 'UPDATE of certificate is refused: revoke or replace it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER certificate_immutable BEFORE UPDATE ON certificate
  FOR EACH ROW EXECUTE FUNCTION refuse_certificate_change();
CREATE TRIGGER certificate_kept BEFORE DELETE OR TRUNCATE ON certificate
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('revoke or replace it');

-- Search -----------------------------------------------------------------------------------------------------------------

-- One spelling for what Arabic and Kurdish keyboards write in several ways. The same folding in TypeScript must give the same
-- text for every character; every step names its characters, so that no locale of a database has a say in it.
CREATE FUNCTION fold_search(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(
  translate(
    regexp_replace(
      -- Older Sorani text writes ە as ه followed by a zero-width non-joiner.
      replace(
        -- Accents of Latin letters go; composing again keeps ئ and ؤ whole.
        normalize(regexp_replace(normalize(lower(normalize(written, NFKC)), NFD), '[\u0300-\u036f]', '', 'g'), NFC),
        U&'\0647\200C', U&'\06D5'
      ),
      -- Vowel signs, Koranic marks, tatweel, invisible and direction characters, soft hyphen.
      '[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]', '', 'g'
    ),
    -- آ أ إ ٱ ة ى ی ک ھ ہ ς, then Arabic-Indic and Persian digits
    U&'\0622\0623\0625\0671\0629\0649\06CC\06A9\06BE\06C1\03C2\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9',
    U&'\0627\0627\0627\0627\0647\064A\064A\0643\0647\0647\03C301234567890123456789'
  ),
  '[\u0009-\u000d\u0020\u0085\u1680\u2028\u2029]+', ' ', 'g'
));

CREATE INDEX catalogue_entry_words ON catalogue_entry USING gin (to_tsvector('simple', search_text));
