import type { MessageKey } from "#app/i18n/message-key.ts";

/** What is said when a judgement was not recorded. */
export const JUDGEMENT_REFUSALS = {
  "not-yours": "disclosure.refused-not-yours",
  own: "disclosure.refused-own",
  "no-such-relationship": "disclosure.refused-no-such-relationship",
  "reason-missing": "disclosure.refused-reason-missing",
  "mitigation-missing": "disclosure.refused-mitigation-missing",
  "mitigation-does-not-fit": "disclosure.refused-mitigation-does-not-fit",
  "exception-missing": "disclosure.refused-exception-missing",
} as const satisfies Readonly<Record<string, MessageKey>>;
export type JudgementRefusal = keyof typeof JUDGEMENT_REFUSALS;
