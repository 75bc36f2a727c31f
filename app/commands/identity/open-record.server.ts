import { writeAudit } from "#app/data/audit.server.ts";
import { insertReading } from "#app/data/register-deeds.server.ts";
import { knownPeople } from "#app/data/register-people.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { placeOf } from "#app/domain/identity/register/judge-line.ts";
import type { Purpose } from "#app/domain/identity/register/reading-purpose.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Writes down who opens the record of a named person and what for; the record is shown for this reading alone. */
export async function openRecord(
  actor: ActorIn<"registrar"> | ActorIn<"auditor">,
  practitionerId: string,
  wish: Purpose,
  occasion: Occasion,
): Promise<Result<null, "not-yours">> {
  return inTransaction(async (tx) => {
    const person = (await knownPeople(tx, [practitionerId])).get(practitionerId);
    if (person === undefined || !can(actor, { verb: "see-register", place: placeOf(person) })) return refused("not-yours");
    if (!(await insertReading(tx, actor, person.id, wish, occasion))) return granted(null);
    const details = { purpose: wish.purpose, note: wish.note, jurisdiction: actor.jurisdiction };
    await writeAudit(tx, [{ occasion, actor, deed: "record-read", subject: { kind: "practitioner", id: person.id }, details }]);
    return granted(null);
  });
}
