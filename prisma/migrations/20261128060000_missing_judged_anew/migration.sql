-- What is missing is reckoned otherwise (domain/compliance/least-missing): everybody who is summed up is judged anew.
INSERT INTO standing_due AS due (practitioner_id)
SELECT practitioner_id FROM practitioner_standing ORDER BY practitioner_id
ON CONFLICT (practitioner_id) DO UPDATE SET times = due.times + 1;
