-- The hash of a line, over its canonical JSON as `contentOfLine` in app/domain/credits/ledger-chain.ts writes it. A test holds the two together for
-- lines of any text; `npm run ledger:verify` reckons every hash by the rule in TypeScript, so that neither vouches for itself.
CREATE FUNCTION ledger_line_hash(line credit_ledger) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    '{"amountHundredths":' || line.amount_hundredths || ',"category":' || to_json(line.category) || ',"cause":' || to_json(line.cause)
    || ',"correctsId":' || coalesce('"' || line.corrects_id || '"', 'null') || ',"courseId":' || coalesce(to_json(line.course_id)::text, 'null')
    || ',"courseVersionId":' || coalesce('"' || line.course_version_id || '"', 'null') || ',"creditType":' || to_json(line.credit_type)
    || ',"earnedOn":' || to_json(line.earned_on) || ',"evidenceGrade":' || to_json(line.evidence_grade) || ',"id":"' || line.id
    || '","kind":' || to_json(line.kind) || ',"practitionerId":"' || line.practitioner_id || '","previousHash":' || to_json(line.previous_hash)
    || ',"providerId":' || to_json(line.provider_id) || ',"reason":' || coalesce(to_json(line.reason)::text, 'null')
    || ',"recordedAt":"' || to_char(line.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    || '","ruleVersion":' || to_json(line.rule_version) || ',"sequence":' || line.sequence || '}', 'UTF8')), 'hex')
$$;

-- Writes drafts, a JSON list of what the domain calls LedgerDraft, at the ends of their practitioners' chains, in the order of the list, and says for each what
-- it became. A cause that has a line already, in the ledger or earlier in the list, gets no second one: that line's id comes back instead. One call for as
-- many lines as somebody has, because what a line costs is the way to the database and back.
CREATE FUNCTION append_ledger_lines(drafts jsonb)
  RETURNS TABLE (place integer, line_id uuid, placed_at integer, after_hash text, line_hash text) LANGUAGE plpgsql AS $$
DECLARE
  people uuid[] := ARRAY(SELECT DISTINCT (value ->> 'practitionerId')::uuid FROM jsonb_array_elements(drafts));
  draft record;
  line credit_ledger;
  lines credit_ledger[] := '{}';
BEGIN
  -- Numbers come from a locked parent (R83), in the order of ids so that two writers never wait for each other. What follows is a statement of its own,
  -- because it must see what was written while this one waited.
  PERFORM FROM practitioner WHERE id = ANY (people) ORDER BY id FOR UPDATE;
  FOR draft IN
    SELECT d.*, first_value(d.id) OVER (PARTITION BY d.cause ORDER BY d.ordinality) AS first_of_cause,
           (SELECT known.id FROM credit_ledger known WHERE known.cause = d.cause) AS known_of_cause,
           coalesce(last.sequence, 0) AS last_sequence, coalesce(last.hash, repeat('0', 64)) AS last_hash
      FROM ROWS FROM (jsonb_to_recordset(drafts) AS (
             id uuid, "practitionerId" uuid, kind text, "amountHundredths" integer, "creditType" text, category text, cause text, "courseId" text,
             "courseVersionId" uuid, "providerId" text, "ruleVersion" text, "evidenceGrade" text, "earnedOn" text, "recordedAt" timestamptz(3),
             "correctsId" uuid, reason text)) WITH ORDINALITY d
      LEFT JOIN LATERAL (SELECT own.sequence, own.hash FROM credit_ledger own WHERE own.practitioner_id = d."practitionerId" ORDER BY own.sequence DESC LIMIT 1) last ON true
     ORDER BY d."practitionerId", d.ordinality
  LOOP
    place := draft.ordinality;
    line_id := coalesce(draft.known_of_cause, draft.first_of_cause);
    placed_at := NULL;
    IF line_id = draft.id AND draft.known_of_cause IS NULL THEN
      IF line.practitioner_id IS DISTINCT FROM draft."practitionerId" THEN
        placed_at := draft.last_sequence + 1;
        after_hash := draft.last_hash;
      ELSE
        placed_at := line.sequence + 1;
        after_hash := line.hash;
      END IF;
      line := ROW(draft.id, draft."practitionerId", placed_at, draft.kind, draft."amountHundredths", draft."creditType", draft.category, draft.cause,
                  draft."courseId", draft."courseVersionId", draft."providerId", draft."ruleVersion", draft."evidenceGrade", draft."earnedOn",
                  draft."recordedAt", draft."correctsId", draft.reason, after_hash, NULL);
      line.hash := ledger_line_hash(line);
      line_hash := line.hash;
      lines := lines || line;
    END IF;
    RETURN NEXT;
  END LOOP;
  INSERT INTO credit_ledger SELECT * FROM unnest(lines);
END
$$;
