import { type Dimension, DIMENSIONS } from "#app/domain/compliance/oversight-view.ts";
import { Prisma } from "#app/platform/prisma/client.ts";

/** The columns of the dimensions, named alike in the sums and in what stands in for them. */
export const COLUMNS: Readonly<Record<Dimension, Prisma.Sql>> = {
  governorate: Prisma.sql`governorate`,
  directorate: Prisma.sql`directorate`,
  facility: Prisma.sql`facility`,
  profession: Prisma.sql`profession`,
  specialty: Prisma.sql`specialty`,
  sex: Prisma.sql`sex`,
  "facility-type": Prisma.sql`facility_type`,
  setting: Prisma.sql`setting`,
};

/**
 * By which dimensions people are told apart in the sums of each grain, the coarsest first. Every sum is kept at every grain: a nation has
 * nearly as many groups as people when all eight tell them apart, and a page must not add these up.
 */
export const GRAINS = {
  country: ["profession", "specialty", "sex", "facility-type", "setting"],
  specialty: ["governorate", "directorate", "profession", "specialty", "sex"],
  place: ["governorate", "directorate", "profession", "sex", "facility-type", "setting"],
  all: DIMENSIONS,
} as const satisfies Readonly<Record<string, readonly Dimension[]>>;
export type Grain = keyof typeof GRAINS;

/** What stands in a column by which a grain tells nobody apart. */
export const OF_ALL = "*";

/** The coarsest grain that tells people apart by all of these. */
export function grainFor(dimensions: readonly Dimension[]): Grain {
  const fits = (grain: Grain) => dimensions.every((one) => (GRAINS[grain] as readonly Dimension[]).includes(one));
  return (Object.keys(GRAINS) as Grain[]).find(fits) ?? "all";
}
