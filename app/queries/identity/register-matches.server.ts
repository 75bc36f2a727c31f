import { z } from "zod";
import { knownPeople } from "#app/data/register-people.server.ts";
import { importsKeptBy, registerKeptBy } from "#app/data/scope.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { RegisterRow } from "#app/domain/identity/register/import-row.ts";
import type { KnownPerson } from "#app/domain/identity/register/judge-line.ts";
import type { Sign } from "#app/domain/identity/register/match-score.ts";
import { db } from "#app/platform/db.server.ts";

const Candidates = z.array(z.object({ id: z.uuid(), score: z.number(), signs: z.array(z.string()) }));

/** An uncertain line beside the people whom it may be about, likeliest first. */
export type RegisterMatch = {
  readonly importId: string;
  readonly fileName: string;
  readonly line: number;
  readonly row: RegisterRow;
  readonly candidates: readonly (KnownPerson & { readonly score: number; readonly signs: readonly Sign[] })[];
};

/** How many lines wait for a person's word, and the first of them. */
export async function registerMatches(actor: Actor): Promise<{ readonly waiting: number; readonly match: RegisterMatch | null }> {
  const where = { verdict: "uncertain", import: { is: { AND: [importsKeptBy(actor), { state: { not: "reading" } }] } } };
  const [waiting, first] = await Promise.all([
    db().registerImportLine.count({ where }),
    db().registerImportLine.findFirst({
      where,
      orderBy: [{ importId: "asc" }, { line: "asc" }],
      include: { import: { select: { fileName: true } } },
    }),
  ]);
  if (first === null) return { waiting, match: null };
  const candidates = Candidates.parse(first.candidates);
  const visible = await db().practitioner.findMany({
    where: { AND: [registerKeptBy(actor), { id: { in: candidates.map(({ id }) => id) } }] },
    select: { id: true },
  });
  const people = await knownPeople(
    alone(),
    visible.map(({ id }) => id),
  );
  return {
    waiting,
    match: {
      importId: first.importId,
      fileName: first.import.fileName,
      line: first.line,
      row: RegisterRow.parse(first.content),
      candidates: candidates.flatMap(({ id, score, signs }) => {
        const person = people.get(id);
        return person === undefined ? [] : [{ ...person, id, score, signs: signs as Sign[] }];
      }),
    },
  };
}
