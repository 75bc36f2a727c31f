import { z } from "zod";
import { Role } from "#app/domain/identity/actor.ts";
import { Jurisdiction } from "#app/domain/identity/jurisdiction.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

const optional = z
  .string()
  .max(120)
  .optional()
  .transform((text) => (text === undefined || text === "" ? null : text));

/** A role that an admin wishes to give, with what it is limited to: each role asks for its own limit and for no other. */
export const RoleWish = z
  .object({ role: Role, jurisdiction: optional, providerId: optional })
  .superRefine(({ role, jurisdiction, providerId }, context) => {
    if (role === "auditor" || role === "registrar") {
      if (jurisdiction === null) context.addIssue({ code: "custom", message: "required", path: ["jurisdiction"] });
      else if (!Jurisdiction.safeParse(jurisdiction).success)
        context.addIssue({ code: "custom", message: "unknown-jurisdiction", path: ["jurisdiction"] });
    }
    if ((role === "trainer" || role === "reviewer") && providerId === null)
      context.addIssue({ code: "custom", message: "required", path: ["providerId"] });
  })
  .transform(({ role, jurisdiction, providerId }) => ({
    role,
    jurisdiction: role === "auditor" || role === "registrar" ? jurisdiction : null,
    providerId: role === "trainer" || role === "reviewer" ? providerId : null,
  }));
export type RoleWish = z.output<typeof RoleWish>;

type Held = { readonly role: Role; readonly jurisdiction: string | null; readonly providerId: string | null };

/** Whether the wish may be added to what the person holds. A learner is a practitioner: that role comes with signing up and is not given. */
export function decideGrant(held: readonly Held[], wish: RoleWish): Result<RoleWish, "held-already" | "learner-by-sign-up"> {
  if (wish.role === "learner") return refused("learner-by-sign-up");
  const same = held.some((one) => one.role === wish.role && one.jurisdiction === wish.jurisdiction && one.providerId === wish.providerId);
  return same ? refused("held-already") : granted(wish);
}

/** Whether a role may be ended: the last admin stays one, and nobody takes the learner's role with its credits away. */
export function decideEnd(role: Role, accountId: string, admins: readonly string[]): Result<null, "last-admin" | "learner-by-sign-up"> {
  if (role === "learner") return refused("learner-by-sign-up");
  if (role === "admin" && !admins.some((admin) => admin !== accountId)) return refused("last-admin");
  return granted(null);
}
