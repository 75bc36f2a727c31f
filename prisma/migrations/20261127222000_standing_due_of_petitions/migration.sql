-- What officers granted moves a standing: leave that begins to count, a review that runs or is decided.
CREATE TRIGGER petition_standing_due AFTER INSERT ON petition
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_rows();
CREATE TRIGGER petition_changed_standing_due AFTER UPDATE ON petition
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_rows();

-- A version that begins to judge moves everybody's: the day is begun anew. The lock waits for a day that is just being begun, which this
-- transaction could not see otherwise.
CREATE FUNCTION standing_due_of_everybody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE standing_day IN EXCLUSIVE MODE;
  DELETE FROM standing_day;
  RETURN NULL;
END
$$;
CREATE TRIGGER policy_version_standing_due AFTER INSERT ON policy_version
  FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_everybody();
CREATE TRIGGER policy_signature_standing_due AFTER INSERT ON policy_signature
  FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_everybody();

INSERT INTO standing_due AS due (practitioner_id) SELECT id FROM practitioner ORDER BY id
  ON CONFLICT (practitioner_id) DO UPDATE SET times = due.times + 1;
