/** What may be chosen in an evaluation, apart from its schema: a browser that only builds one needs no schema library. */
export const INTENTS = ["yes", "perhaps", "no", "already-do"] as const;
/** What stands in the way of a change. */
export const BARRIERS = ["none", "time", "supplies", "staff", "policy", "knowledge", "patients", "other"] as const;
/** How much commercial bias was noticed. */
export const BIAS_DEGREES = ["none", "some", "much"] as const;
