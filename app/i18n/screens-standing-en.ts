import standing from "#content/locales/en/standing.json" with { type: "json" };

/** The English messages of how a learner stands under the policy, by screen. */
export default { standing };
