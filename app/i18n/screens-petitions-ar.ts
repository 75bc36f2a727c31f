import petition from "#content/locales/ar/petition.json" with { type: "json" };

/** The Arabic messages of what clinicians lay before officers, by screen. */
export default { petition };
