import { appointFirstAdmin } from "#app/commands/identity/appoint-first-admin.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";

const SENTENCE = {
  "no-contact": "Name the e-mail address or the telephone with which the person signed up: npm run admin:appoint -- person@example.iq",
  "no-such-account": "Nobody signed up with that. The person signs up first, as everyone does.",
  "there-is-an-admin": "There is an admin already: admins give roles to others at /admin/people.",
} as const;

/** `npm run admin:appoint -- <address or telephone>`: makes the first admin of an installation. */
export async function main(args: readonly string[]): Promise<number> {
  return withDatabase(async () => {
    const appointed = await appointFirstAdmin(args[0] ?? "", { at: instantAt(Date.now()), requestId: null });
    console.log(appointed.ok ? "Done. At the next sign-in they set up a second factor, then act as admin." : SENTENCE[appointed.refusal]);
    return appointed.ok ? 0 : 1;
  });
}
