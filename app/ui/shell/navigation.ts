import type { Role } from "#app/domain/identity/actor.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { IconName } from "#app/ui/kit/icon.tsx";

export type Place = {
  readonly to: string;
  readonly label: MessageKey;
  readonly icon: IconName;
  /** Loaded as a whole page, because its words come with it. */
  readonly whole?: true;
};

const HOME: Place = { to: "/learn", label: "common.nav-home", icon: "star" };
const CATALOGUE: Place = { to: "/learn/catalogue", label: "common.nav-catalogue", icon: "book" };
const TRANSCRIPT: Place = { to: "/learn/transcript", label: "common.nav-transcript", icon: "award" };
const VERIFY: Place = { to: "/verify", label: "common.nav-verify", icon: "shield" };

/** The places that the page's head leads to, by who is looking. */
export function placesFor(role: Role | null): readonly Place[] {
  if (role === "learner") return [HOME, CATALOGUE, TRANSCRIPT, VERIFY];
  if (role === "admin")
    return [
      { to: "/admin/people", label: "common.nav-people", icon: "person", whole: true },
      { to: "/admin/quarantine", label: "common.nav-quarantine", icon: "warning", whole: true },
      CATALOGUE,
      VERIFY,
    ];
  if (role === "trainer") return [{ to: "/teach", label: "common.nav-teach", icon: "pencil", whole: true }, CATALOGUE, VERIFY];
  if (role === "reviewer") return [{ to: "/review", label: "common.nav-review", icon: "eye", whole: true }, CATALOGUE, VERIFY];
  if (role === "registrar" || role === "auditor")
    return [{ to: "/oversee", label: "common.nav-oversee", icon: "shield", whole: true }, CATALOGUE, { ...VERIFY, icon: "award" }];
  return [CATALOGUE, VERIFY];
}
