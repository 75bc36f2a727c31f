import { z } from "zod";
import type { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";

/** What a person may be here. Somebody may hold several and acts in one at a time. */
export const ROLES = ["learner", "trainer", "reviewer", "auditor", "registrar", "admin"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

type OfProvider<Own extends Role> = { readonly role: Own; readonly accountId: AccountId; readonly providerId: string };
type OfJurisdiction<Own extends Role> = { readonly role: Own; readonly accountId: AccountId; readonly jurisdiction: string };

/** Who is acting, in the one role they chose to act in. One member for each role, so that `ActorIn` finds it. */
export type Actor =
  | { readonly role: "learner"; readonly accountId: AccountId; readonly practitionerId: PractitionerId }
  | OfProvider<"trainer">
  | OfProvider<"reviewer">
  | OfJurisdiction<"auditor">
  | OfJurisdiction<"registrar">
  | { readonly role: "admin"; readonly accountId: AccountId };

/** The actor of one role. */
export type ActorIn<Chosen extends Role> = Extract<Actor, { role: Chosen }>;

/** Roles that may not act before a second factor was given in the session. */
export function needsSecondFactor(role: Role): boolean {
  return role !== "learner";
}
