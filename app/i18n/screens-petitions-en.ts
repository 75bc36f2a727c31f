import petition from "#content/locales/en/petition.json" with { type: "json" };

/** The English messages of what clinicians lay before officers, by screen. */
export default { petition };
