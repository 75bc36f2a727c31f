import { z } from "zod";

/** The letters that an account receives. */
export const LETTER_KINDS = [
  "password-reset",
  "password-changed",
  "sign-up-again",
  "second-factor-set-up",
  "second-factor-removed",
  "recovery-code-used",
  "passkey-added",
  "role-granted",
] as const;
export const LetterKind = z.enum(LETTER_KINDS);
export type LetterKind = z.infer<typeof LetterKind>;
