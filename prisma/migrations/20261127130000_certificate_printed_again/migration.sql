-- A PDF that the object store has lost may be made anew, from the snapshot that never changed. Its bytes may differ after an update of the
-- product, and then its name does. The row follows only when the audit trail says so first, in the same transaction.
CREATE OR REPLACE FUNCTION refuse_certificate_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changeable CONSTANT text[] := ARRAY['revoked_at', 'revoked_reason', 'replaced_by_id', 'pdf_sha256'];
BEGIN
  IF to_jsonb(NEW) - changeable IS DISTINCT FROM to_jsonb(OLD) - changeable
    OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.revoked_reason) IS DISTINCT FROM (OLD.revoked_at, OLD.revoked_reason))
    OR (OLD.replaced_by_id IS NOT NULL AND NEW.replaced_by_id IS DISTINCT FROM OLD.replaced_by_id)
    OR (OLD.pdf_sha256 IS NOT NULL AND NEW.pdf_sha256 IS DISTINCT FROM OLD.pdf_sha256 AND NOT EXISTS (
      SELECT FROM audit_entry
       WHERE deed = 'certificate-printed-again' AND subject_kind = 'certificate' AND subject_id = OLD.id::text
         AND details ->> 'lost' = OLD.pdf_sha256 AND details ->> 'sha256' = NEW.pdf_sha256))
  THEN
    RAISE EXCEPTION 'UPDATE of certificate is refused: revoke or replace it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
