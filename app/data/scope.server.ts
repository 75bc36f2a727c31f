import type { Actor } from "#app/domain/identity/actor.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** Matches no row, whatever the table's other columns say. */
const NOBODY = { id: { in: [] as string[] } };

/** The twin of `can(actor, read-own-transcript)` and of its like for certificates and events: whose credits the actor may read. */
export function practitionersReadableBy(actor: Actor): Prisma.PractitionerWhereInput {
  return actor.role === "learner" ? { id: actor.practitionerId } : NOBODY;
}

/** The twin of `can(actor, manage-own-account)`. */
export function accountsManageableBy(actor: Actor): Prisma.AccountWhereInput {
  return { id: actor.accountId };
}

/** The twin of `can(actor, see-people)`: the accounts that the actor may look up and give roles to. */
export function accountsVisibleTo(actor: Actor): Prisma.AccountWhereInput {
  return actor.role === "admin" ? {} : NOBODY;
}

/** The twin of `can(actor, see-quarantine)`. */
export function quarantineVisibleTo(actor: Actor): Prisma.QuarantinedEventWhereInput {
  return actor.role === "admin" ? {} : NOBODY;
}

/** The twin of `can(actor, publish-course)`. */
export function coursesPublishableBy(actor: Actor): Prisma.CourseWhereInput {
  return actor.role === "trainer" ? { providerId: actor.providerId } : NOBODY;
}
