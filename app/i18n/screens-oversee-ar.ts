import register from "#content/locales/ar/register.json" with { type: "json" };

/** The Arabic messages of registrars and auditors, by screen. */
export default { register };
