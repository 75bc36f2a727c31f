-- What became of a licence gates credits: whoever's it is, is judged anew.
CREATE FUNCTION standing_due_of_licences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO standing_due AS due (practitioner_id)
    SELECT DISTINCT l.practitioner_id FROM changed c JOIN licence l ON l.id = c.licence_id ORDER BY l.practitioner_id
    ON CONFLICT (practitioner_id) DO UPDATE SET times = due.times + 1;
  RETURN NULL;
END
$$;

CREATE TRIGGER licence_fact_standing_due AFTER INSERT ON licence_fact
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION standing_due_of_licences();
