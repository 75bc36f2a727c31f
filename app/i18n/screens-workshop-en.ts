import captions from "#content/locales/en/captions.json" with { type: "json" };
import disclosure from "#content/locales/en/disclosure.json" with { type: "json" };
import results from "#content/locales/en/results.json" with { type: "json" };
import review from "#content/locales/en/review.json" with { type: "json" };
import workshop from "#content/locales/en/workshop.json" with { type: "json" };

/** The English messages of trainers and reviewers, by screen. */
export default { captions, disclosure, results, review, workshop };
