import figures from "#content/locales/ckb/figures.json" with { type: "json" };
import oversight from "#content/locales/ckb/oversight.json" with { type: "json" };
import policies from "#content/locales/ckb/policies.json" with { type: "json" };
import policyForm from "#content/locales/ckb/policy-form.json" with { type: "json" };
import register from "#content/locales/ckb/register.json" with { type: "json" };
import simulations from "#content/locales/ckb/simulations.json" with { type: "json" };

/** The Sorani messages of registrars and auditors, by screen. */
export default { figures, oversight, policies, "policy-form": policyForm, register, simulations };
