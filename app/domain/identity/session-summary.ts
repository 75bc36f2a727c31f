import type { Role } from "#app/domain/identity/actor.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Who is signed in, as far as the page's head shows it. */
export type SessionSummary = {
  /** Whose outbox this browser looks after. */
  readonly accountId: string;
  readonly displayName: string;
  readonly role: Role | null;
  readonly actingGrantId: string | null;
  readonly roles: readonly { readonly grantId: string; readonly role: Role }[];
  /** When the session, or the time of its second factor (`endsByCode`), is over (R60). */
  readonly endsAt: Instant;
  readonly endsByCode: boolean;
};
