import type { Role } from "#app/domain/identity/actor.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Every deed that is written down. A new deed is added here, and its sentence in the three languages' `audit.json`. */
export type Deed =
  | "sign-up-asked"
  | "account-created"
  | "signed-in"
  | "sign-in-refused"
  | "signed-out"
  | "session-revoked"
  | "password-changed"
  | "password-reset-asked"
  | "password-link-made"
  | "password-reset"
  | "language-chosen"
  | "role-chosen"
  | "role-granted"
  | "role-ended"
  | "second-factor-begun"
  | "second-factor-set-up"
  | "second-factor-given"
  | "second-factor-removed"
  | "recovery-code-used"
  | "recovery-codes-renewed"
  | "passkey-added"
  | "passkey-removed"
  | "passkey-renamed"
  | "profile-changed"
  | "licence-claimed"
  | "course-published"
  | "draft-begun"
  | "draft-restored"
  | "course-submitted"
  | "submission-withdrawn"
  | "course-approved"
  | "course-changes-asked"
  | "draft-commented"
  | "comment-resolved"
  | "disclosure-given"
  | "relationship-judged"
  | "course-rendered"
  | "course-started"
  | "attempt-started"
  | "attempt-finished"
  | "attempt-marked"
  | "evaluation-submitted"
  | "credit-claimed"
  | "credit-awarded"
  | "credit-reversed"
  | "certificate-issued"
  | "certificate-printed"
  | "certificate-printed-again"
  | "certificate-revoked"
  | "certificate-replaced"
  | "object-removed"
  | "upload-begun"
  | "upload-cancelled"
  | "upload-refused"
  | "media-stored"
  | "media-processed"
  | "media-processing-asked"
  | "media-removed"
  | "event-quarantined";

/** What a ministry reader will see, years later. Written in the same transaction as the deed; never a secret, a token or an answer. */
export type AuditEntry = {
  readonly occasion: Occasion;
  /** null: the product itself, or nobody signed in. */
  readonly actor: { readonly accountId: AccountId; readonly role: Role } | null;
  readonly deed: Deed;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
};
