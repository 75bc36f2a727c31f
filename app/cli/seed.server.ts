import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_SECOND_FACTOR, seedAccounts } from "../../prisma/seed/accounts.ts";
import { seedIndependence } from "../../prisma/seed/independence.ts";
import { seedCourses } from "../../prisma/seed/courses.ts";
import { seedOversight } from "../../prisma/seed/oversight.ts";

/** One part of the demo. Running it again changes nothing. */
type SeedStep = { readonly what: string; readonly seed: (tell: (line: string) => void) => Promise<void> };

/** Who can be tried in the demo; printed at every start while the demo is there. */
export type DemoAccount = {
  readonly who: string;
  readonly signIn: string;
  readonly password: string;
  readonly secondFactor: string | null;
};

/** In order: later steps may lean on earlier ones. */
const STEPS: readonly SeedStep[] = [
  { what: "the courses", seed: seedCourses },
  { what: "the accounts", seed: seedAccounts },
  { what: "disclosures", seed: seedIndependence },
  { what: "what waits for an officer", seed: seedOversight },
];

/**
 * Fills the database that `db()` is connected to with the demo: accounts of every role and the courses of `content/courses`. Answers
 * who can sign in.
 */
export async function seedDemo(tell: (line: string) => void): Promise<readonly DemoAccount[]> {
  for (const { what, seed } of STEPS) {
    tell(`Seeding ${what} …`);
    await seed(tell);
  }
  return DEMO_PEOPLE.map(({ who, email, roles }) => ({
    who,
    signIn: email,
    password: DEMO_PASSWORD,
    secondFactor: roles.some(({ role }) => role !== "learner") ? DEMO_SECOND_FACTOR : null,
  }));
}
