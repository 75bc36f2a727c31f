import type { Deed } from "#app/domain/identity/can.ts";

const EVERY: Readonly<Record<Deed["verb"], true>> = {
  "record-event": true,
  "read-own-transcript": true,
  "read-own-certificate": true,
  "manage-own-account": true,
  "claim-licence": true,
  "file-petition": true,
  "see-people": true,
  "grant-role": true,
  "end-role": true,
  "see-quarantine": true,
  "draft-course": true,
  "read-draft": true,
  "review-course": true,
  "sign-off-translation": true,
  "publish-course": true,
  "judge-relationship": true,
  "report-item": true,
  "hold-item": true,
  "propose-regrade": true,
  "confirm-regrade": true,
  "withdraw-course": true,
  "keep-media": true,
  "see-media": true,
  "revoke-certificate": true,
  "replace-certificate": true,
  "see-register": true,
  "keep-register": true,
  "decide-petition": true,
  "import-register": true,
  "export-register": true,
  "see-policies": true,
  "sign-policy": true,
};

/** Every verb of `can`, for tests that walk them all: the compiler asks for each. */
export const VERBS = Object.keys(EVERY) as readonly Deed["verb"][];
