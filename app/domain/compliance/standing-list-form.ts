import { z } from "zod";
import { LIST_PAGES, LIST_SORTS, TABLE_FORMATS } from "#app/domain/compliance/standing-list.ts";
import { Purpose } from "#app/domain/identity/register/reading-purpose.ts";

/** What a page of a list is opened for, in which order, and which page. */
export const StandingListWish = Purpose.extend({
  sort: z.enum(LIST_SORTS).catch("missing"),
  page: z.coerce.number().int().min(1).max(LIST_PAGES).catch(1),
});
export type StandingListWish = z.output<typeof StandingListWish>;

/** What a list is taken out for, and as which file. */
export const StandingExportWish = Purpose.extend({ format: z.enum(TABLE_FORMATS) });
export type StandingExportWish = z.output<typeof StandingExportWish>;
