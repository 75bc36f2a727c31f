import { writeAudit } from "#app/data/audit.server.ts";
import { insertMatchDecision, isMatchDecided } from "#app/data/register-deeds.server.ts";
import { judgeAnew, lockImport, uncertainLine } from "#app/data/register-imports.server.ts";
import { knownPeople, peopleForRows } from "#app/data/register-people.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { judgeNew, judgeOf, licenceOf, placeOf } from "#app/domain/identity/register/judge-line.ts";
import type { MatchWish } from "#app/domain/identity/register/register-forms.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type MatchRefusal = "not-yours" | "decided-already" | "number-of-another";

/**
 * Says of an uncertain line whose it is: one of the people who were shown, or somebody else. The line is judged anew and waits for the order
 * to apply; nothing of the register changes yet. Whoever holds the number of the line is never passed over.
 */
export async function decideRegisterMatch(
  registrar: ActorIn<"registrar">,
  wish: MatchWish,
  occasion: Occasion,
): Promise<Result<null, MatchRefusal>> {
  const { importId, line, person, reason } = wish;
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, importId);
    if (found === null || !can(registrar, { verb: "import-register", jurisdiction: found.jurisdiction })) return refused("not-yours");
    if (await isMatchDecided(tx, wish.eventId)) return granted(null);
    const asked = await uncertainLine(tx, importId, line);
    if (asked === null) return refused("decided-already");
    const { row, candidates } = asked;
    const practitionerId = person === "another" ? null : person;
    if (practitionerId === null) {
      const [known = []] = await peopleForRows(tx, [row]);
      if (known.some((one) => licenceOf(row, one) !== null)) return refused("number-of-another");
      await judgeAnew(tx, importId, line, judgeNew(found.jurisdiction, row));
    } else {
      const theirs = (await knownPeople(tx, [practitionerId])).get(practitionerId);
      if (theirs === undefined || !candidates.includes(practitionerId)) return refused("not-yours");
      if (!can(registrar, { verb: "keep-register", place: placeOf(theirs) })) return refused("not-yours");
      await judgeAnew(tx, importId, line, judgeOf(found.jurisdiction, row, theirs, null));
    }
    await insertMatchDecision(tx, registrar, { id: wish.eventId, importId, line, practitionerId, reason }, occasion);
    const subject = { kind: "register-import", id: importId };
    await writeAudit(tx, [
      { occasion, actor: registrar, deed: "register-match-decided", subject, details: { line, practitionerId, reason } },
    ]);
    return granted(null);
  });
}
