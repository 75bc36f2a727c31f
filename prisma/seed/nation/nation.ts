import { type Copy, holdsRealPeople, loadNation } from "#app/data/nation-load.server.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { LEDGER_COLUMNS, ledgerRows } from "./ledger.ts";
import type { Instant } from "#app/domain/shared/time.ts";
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
  let lines = 0;
  await loadNation(
    async (copy) => {
      lines = await copyNation(copy, wish, tell);
    },
    { besidePeople: false },
  );
  return granted({ lines });
}

/**
 * The same beside people who are served. The fact of the installation, written in the same transaction, keeps a second nation out for
 * good, and one that was cut off leaves neither rows nor fact. `promised`: whoever has come meanwhile hinders it not, for no row of theirs is touched.
 */
export async function generateNationOnce(
  wish: NationWish,
  fact: { readonly name: string; readonly value: string; readonly at: Instant },
  { promised, tell }: { readonly promised: boolean; readonly tell: (line: string) => void },
): Promise<Result<null, "holds-real-people">> {
  if (!promised && (await holdsRealPeople())) return refused("holds-real-people");
  await loadNation(
    async (copy) => {
      await copy("installation_fact", ["name", "value", "at"], [[fact.name, fact.value, fact.at]]);
      await copyNation(copy, wish, tell);
    },
    { besidePeople: true },
  );
  return granted(null);
}

/** Answers how many lines the ledger got. */
async function copyNation(copy: Copy, wish: NationWish, tell: (line: string) => void): Promise<number> {
  const facilities = facilitiesOf(wish);
  const places = placesOf(facilities);
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
  return copy("credit_ledger", LEDGER_COLUMNS, months);
}
