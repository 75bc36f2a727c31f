import type { MessageKey } from "#app/i18n/message-key.ts";

/** Why a draft was not begun, in words (commands/authoring/create-draft). */
export const DRAFT_REFUSALS = {
  "id-taken": "plan.refused-id-taken",
  "draft-exists": "plan.refused-draft-exists",
  "not-yours": "plan.refused-not-yours",
  "no-such-source": "plan.refused-no-such-source",
  "disclosure-owed": "disclosure.begin-refused",
  "disclosure-expired": "disclosure.begin-refused",
  excluded: "disclosure.self-excluded",
} as const satisfies Readonly<Record<string, MessageKey>>;
