import { z } from "zod";
import { CalendarDay } from "#app/domain/shared/time.ts";

/** The form in which a version is tried as of a day; the event's id is the simulation's. */
export const SimulationWish = z.object({ eventId: z.uuid(), policyVersionId: z.uuid(), day: CalendarDay });
export type SimulationWish = z.infer<typeof SimulationWish>;
