import type { Instant } from "#app/domain/shared/time.ts";

/** When something is done, and under which request; handed down by the door, so that rules and stores never look at a clock. */
export type Occasion = { readonly at: Instant; readonly requestId: string | null };
