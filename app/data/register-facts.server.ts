import type { Tx } from "#app/data/transaction.server.ts";
import { type LicenceFact, licenceSpans } from "#app/domain/identity/register/licence-state.ts";
import { PetitionContent } from "#app/domain/compliance/petition.ts";
import { factsOf, type RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";

/** What a policy asks of the register about somebody, with the place whose regulator answers. */
export type Registered = RegisterFacts & { readonly governorate: string };

type Moment = number;
type Filed = { readonly content: unknown; readonly state: string; readonly filedAt: Moment; readonly decidedAt: Moment | null };
type Row = {
  readonly id: string;
  readonly profession: string;
  readonly specialty: string | null;
  readonly governorate: string;
  readonly facilityType: string;
  readonly licences: readonly { readonly state: string; readonly since: Moment; readonly facts: readonly LicenceFact[] | null }[] | null;
  readonly petitions: readonly Filed[] | null;
};

/**
 * What the register knows today, and what officers granted, by person, in one statement however many they are. Days of licence and
 * classes are not in the register yet, and then nothing follows from them.
 */
export async function registerFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Registered>> {
  const people = await tx.$queryRaw<Row[]>`
    SELECT p.id::text AS id, p.profession, p.specialty, p.governorate, p.facility_type AS "facilityType",
           (SELECT json_agg(json_build_object('state', state, 'since', floor(extract(epoch FROM coalesce(decided_at, claimed_at)) * 1000),
                              'facts', (SELECT json_agg(json_build_object('state', f.state, 'since', f.since, 'validUntil', f.valid_until,
                                                          'recordedAt', to_char(f.recorded_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS')))
                                          FROM licence_fact f WHERE f.licence_id = licence.id)) ORDER BY id)
              FROM licence WHERE practitioner_id = p.id) AS licences,
           (SELECT json_agg(json_build_object('content', content, 'state', state, 'filedAt', floor(extract(epoch FROM filed_at) * 1000),
                                              'decidedAt', floor(extract(epoch FROM decided_at) * 1000)) ORDER BY id)
              FROM petition WHERE practitioner_id = p.id AND kind IN ('relief', 'appeal')) AS petitions
      FROM practitioner p WHERE p.id = ANY(${[...ids]}::uuid[])`;
  return new Map(
    people.map(({ id, licences, petitions, profession, governorate, ...known }) => {
      // Whether it is confirmed, and how it stands: a policy may ask for either.
      const licenceStates = (licences ?? []).flatMap(({ state, since, facts }) => [
        { state, from: dayOf(since), to: null },
        ...licenceSpans(facts ?? []),
      ]);
      return [id, { ...factsOf(profession, { ...known, licenceStates, ...grantedIn(petitions ?? []) }), governorate }];
    }),
  );
}

const dayOf = (at: Moment) => dayInBaghdad(instantAt(at));

/** Leave that was granted, and reviews that run or were decided. */
function grantedIn(petitions: readonly Filed[]): Pick<RegisterFacts, "reliefs" | "appeals"> {
  const read = petitions.map(({ content, ...filed }) => ({ content: PetitionContent.parse(content), ...filed }));
  return {
    reliefs: read.flatMap(({ content, state }) => (content.kind === "relief" && state === "accepted" ? [content] : [])),
    appeals: read.flatMap(({ content, state, filedAt, decidedAt }) => {
      if (content.kind !== "appeal") return [];
      const outcome = state === "accepted" ? ("granted" as const) : ("refused" as const);
      const decision = decidedAt === null ? null : { on: dayOf(decidedAt), outcome };
      return [{ cycleFrom: content.cycleFrom, filedOn: dayOf(filedAt), decision }];
    }),
  };
}
