import admin from "#content/locales/en/admin.json" with { type: "json" };
import audit from "#content/locales/en/audit.json" with { type: "json" };
import captions from "#content/locales/en/captions.json" with { type: "json" };
import disclosure from "#content/locales/en/disclosure.json" with { type: "json" };
import items from "#content/locales/en/items.json" with { type: "json" };
import mediaLibrary from "#content/locales/en/media-library.json" with { type: "json" };
import plan from "#content/locales/en/plan.json" with { type: "json" };
import publication from "#content/locales/en/publication.json" with { type: "json" };
import regrade from "#content/locales/en/regrade.json" with { type: "json" };
import results from "#content/locales/en/results.json" with { type: "json" };
import review from "#content/locales/en/review.json" with { type: "json" };
import translation from "#content/locales/en/translation.json" with { type: "json" };
import workshop from "#content/locales/en/workshop.json" with { type: "json" };

/** The English messages of trainers, reviewers and admins, by screen. */
export default {
  admin,
  audit,
  captions,
  disclosure,
  items,
  "media-library": mediaLibrary,
  plan,
  publication,
  regrade,
  results,
  review,
  translation,
  workshop,
};
