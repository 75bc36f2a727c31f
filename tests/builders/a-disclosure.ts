import { randomUUID } from "node:crypto";
import type { DisclosedRelationship } from "#app/domain/authoring/disclosure.ts";
import { db } from "#app/platform/db.server.ts";

type Wish = {
  /** When it was given; just now, unless said otherwise. */
  readonly at?: Date;
  readonly relationships?: readonly DisclosedRelationship[];
  readonly name?: string;
};

/** What somebody declared: nothing, unless said otherwise. */
export async function aDisclosure(accountId: string, { at = new Date(), relationships = [], name }: Wish = {}): Promise<void> {
  // Whoever shares a name is taken for the same person where hand-written lines give way.
  const own = name ?? `Author ${accountId.slice(0, 8)}`;
  await db().disclosure.create({
    data: {
      id: randomUUID(),
      accountId,
      name: { ar: own, ckb: own, en: own },
      credentials: { ar: "اختصاصي", ckb: "پسپۆڕ", en: "Specialist" },
      relationships: JSON.parse(JSON.stringify(relationships)) as object[],
      givenAt: at,
    },
  });
}

/** A relationship that goes on: what a talk was paid with. */
export function aRelationship(overrides: Partial<DisclosedRelationship> = {}): DisclosedRelationship {
  return { id: randomUUID(), company: "Example Pharma", nature: "speaker", endedOn: null, concerns: "Antihypertensives", ...overrides };
}
