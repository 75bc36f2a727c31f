import admin from "#content/locales/ar/admin.json" with { type: "json" };
import audit from "#content/locales/ar/audit.json" with { type: "json" };
import captions from "#content/locales/ar/captions.json" with { type: "json" };
import disclosure from "#content/locales/ar/disclosure.json" with { type: "json" };
import items from "#content/locales/ar/items.json" with { type: "json" };
import mediaLibrary from "#content/locales/ar/media-library.json" with { type: "json" };
import plan from "#content/locales/ar/plan.json" with { type: "json" };
import publication from "#content/locales/ar/publication.json" with { type: "json" };
import regrade from "#content/locales/ar/regrade.json" with { type: "json" };
import results from "#content/locales/ar/results.json" with { type: "json" };
import review from "#content/locales/ar/review.json" with { type: "json" };
import translation from "#content/locales/ar/translation.json" with { type: "json" };
import workshop from "#content/locales/ar/workshop.json" with { type: "json" };

/** The Arabic messages of trainers, reviewers and admins, by screen. */
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
