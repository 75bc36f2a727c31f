import type { Role } from "#app/domain/identity/actor.ts";

/** The first page of a role; who holds none begins at their account. */
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
      return "/oversee";
    case null:
      return "/account";
  }
}
