import standing from "#content/locales/ar/standing.json" with { type: "json" };

/** The Arabic messages of how a learner stands under the policy, by screen. */
export default { standing };
