import type { Role } from "#app/domain/identity/actor.ts";

/** Who is signed in, as far as the page's head shows it. */
export type SessionSummary = {
  readonly displayName: string;
  readonly role: Role | null;
  readonly actingGrantId: string | null;
  readonly roles: readonly { readonly grantId: string; readonly role: Role }[];
};
