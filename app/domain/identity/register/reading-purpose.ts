import { z } from "zod";
import { READING_PURPOSES } from "#app/domain/identity/register/reading-purposes.ts";

/** A purpose and what else is to be said of it, as a form sends them; the form's id makes it one deed however often it is sent. */
export const Purpose = z.object({
  eventId: z.uuid(),
  purpose: z.enum(READING_PURPOSES),
  note: z
    .string()
    .trim()
    .max(300, "too-long")
    .optional()
    .transform((note) => note ?? ""),
});
export type Purpose = z.output<typeof Purpose>;
