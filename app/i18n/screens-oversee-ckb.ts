import register from "#content/locales/ckb/register.json" with { type: "json" };

/** The Sorani messages of registrars and auditors, by screen. */
export default { register };
