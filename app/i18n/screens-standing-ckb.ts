import standing from "#content/locales/ckb/standing.json" with { type: "json" };

/** The Sorani messages of how a learner stands under the policy, by screen. */
export default { standing };
