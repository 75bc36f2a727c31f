import petition from "#content/locales/ckb/petition.json" with { type: "json" };

/** The Sorani messages of what clinicians lay before officers, by screen. */
export default { petition };
