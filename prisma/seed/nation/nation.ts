import { holdsRealPeople, loadNation } from "#app/data/nation-load.server.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { LEDGER_COLUMNS, ledgerRows } from "./ledger.ts";
import {
  EMPLOYMENT_COLUMNS,
  FACILITY_COLUMNS,
  LICENCE_COLUMNS,
  LICENCE_FACT_COLUMNS,
  type Learner,
  type NationWish,
  PRACTITIONER_COLUMNS,
  type Person,
  facilitiesOf,
  facilityRows,
  personOf,
  placesOf,
} from "./people.ts";

/**
 * Fills the database with a whole register and its ledger, in one transaction, and says how many lines the ledger got. Refused, with
 * nothing written, where anybody stands in it who is not of the demo.
 */
export async function generateNation(
  wish: NationWish,
  tell: (line: string) => void,
): Promise<Result<{ lines: number }, "holds-real-people">> {
  if (await holdsRealPeople()) return refused("holds-real-people");
  const facilities = facilitiesOf(wish);
  const places = placesOf(facilities);
  let lines = 0;
  await loadNation(async (copy) => {
    await copy("facility", FACILITY_COLUMNS, facilityRows(wish, facilities));
    // Drawn anew for each table: a person costs less to draw than a nation to keep.
    const everybody = function* <Row>(rowsOf: (person: Person) => readonly Row[]): Generator<Row> {
      for (let number = 0; number < wish.practitioners; number += 1) yield* rowsOf(personOf(wish, number, places));
    };
    const learners: Learner[] = [];
    await copy(
      "practitioner",
      PRACTITIONER_COLUMNS,
      everybody(({ learner, practitioner }) => {
        learners.push(learner);
        return [practitioner];
      }),
    );
    await copy(
      "licence",
      LICENCE_COLUMNS,
      everybody(({ licence }) => [licence]),
    );
    await copy(
      "licence_fact",
      LICENCE_FACT_COLUMNS,
      everybody(({ licenceFacts }) => licenceFacts),
    );
    await copy(
      "employment_fact",
      EMPLOYMENT_COLUMNS,
      everybody(({ employment }) => [employment]),
    );
    tell(`${wish.practitioners} practitioners in ${facilities.length} facilities; now the ledger of ${wish.years * 12} months …`);
    const months = ledgerRows(wish, learners, (month) => {
      if (month % 12 === 0) tell(`year ${month / 12} of ${wish.years}`);
    });
    lines = await copy("credit_ledger", LEDGER_COLUMNS, months);
  });
  return granted({ lines });
}
