import figures from "#content/locales/en/figures.json" with { type: "json" };
import oversight from "#content/locales/en/oversight.json" with { type: "json" };
import policies from "#content/locales/en/policies.json" with { type: "json" };
import policyForm from "#content/locales/en/policy-form.json" with { type: "json" };
import register from "#content/locales/en/register.json" with { type: "json" };
import simulations from "#content/locales/en/simulations.json" with { type: "json" };

/** The English messages of registrars and auditors, by screen. */
export default { figures, oversight, policies, "policy-form": policyForm, register, simulations };
