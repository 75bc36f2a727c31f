import type { Role } from "#app/domain/identity/actor.ts";

/** The first page of a role. Roles whose own pages come with a later issue begin at their account, which says what they can do now. */
export function homeOf(role: Role | null): string {
  switch (role) {
    case "learner":
      return "/learn";
    case "admin":
      return "/admin";
    case "trainer":
      return "/teach";
    case "reviewer":
      return "/review";
    case "auditor":
    case "registrar":
    case null:
      return "/account";
  }
}
