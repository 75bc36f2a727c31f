/** How far somebody has come in their profession, in order. */
export const SENIORITIES = ["in-training", "independent", "senior"] as const;
