import figures from "#content/locales/ar/figures.json" with { type: "json" };
import oversight from "#content/locales/ar/oversight.json" with { type: "json" };
import policies from "#content/locales/ar/policies.json" with { type: "json" };
import policyForm from "#content/locales/ar/policy-form.json" with { type: "json" };
import register from "#content/locales/ar/register.json" with { type: "json" };
import simulations from "#content/locales/ar/simulations.json" with { type: "json" };

/** The Arabic messages of registrars and auditors, by screen. */
export default { figures, oversight, policies, "policy-form": policyForm, register, simulations };
