import captions from "#content/locales/ckb/captions.json" with { type: "json" };
import disclosure from "#content/locales/ckb/disclosure.json" with { type: "json" };
import results from "#content/locales/ckb/results.json" with { type: "json" };
import review from "#content/locales/ckb/review.json" with { type: "json" };
import workshop from "#content/locales/ckb/workshop.json" with { type: "json" };

/** The Sorani messages of trainers and reviewers, by screen. */
export default { captions, disclosure, results, review, workshop };
