import { importsKeptBy, licencesDecidedBy, petitionsDecidedBy, registerVisibleTo } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { db } from "#app/platform/db.server.ts";

/** How much there is, and how much waits, within the actor's jurisdiction. */
export async function oversightHome(actor: Actor) {
  const [people, claims, matches, petitions] = await Promise.all([
    db().practitioner.count({ where: { AND: [registerVisibleTo(actor), { mergedInto: { is: null } }] } }),
    db().licence.count({ where: { AND: [licencesDecidedBy(actor), { state: "claimed" }] } }),
    db().registerImportLine.count({ where: { verdict: "uncertain", import: { is: importsKeptBy(actor) } } }),
    db().petition.count({ where: { AND: [petitionsDecidedBy(actor), { state: "waiting" }] } }),
  ]);
  return { people, claims, matches, petitions };
}
