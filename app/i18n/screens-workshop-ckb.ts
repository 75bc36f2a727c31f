import captions from "#content/locales/ckb/captions.json" with { type: "json" };
import disclosure from "#content/locales/ckb/disclosure.json" with { type: "json" };
import items from "#content/locales/ckb/items.json" with { type: "json" };
import mediaLibrary from "#content/locales/ckb/media-library.json" with { type: "json" };
import plan from "#content/locales/ckb/plan.json" with { type: "json" };
import results from "#content/locales/ckb/results.json" with { type: "json" };
import review from "#content/locales/ckb/review.json" with { type: "json" };
import translation from "#content/locales/ckb/translation.json" with { type: "json" };
import workshop from "#content/locales/ckb/workshop.json" with { type: "json" };

/** The Sorani messages of trainers and reviewers, by screen. */
export default { captions, disclosure, items, "media-library": mediaLibrary, plan, results, review, translation, workshop };
