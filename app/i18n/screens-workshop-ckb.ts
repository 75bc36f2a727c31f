import admin from "#content/locales/ckb/admin.json" with { type: "json" };
import audit from "#content/locales/ckb/audit.json" with { type: "json" };
import captions from "#content/locales/ckb/captions.json" with { type: "json" };
import disclosure from "#content/locales/ckb/disclosure.json" with { type: "json" };
import items from "#content/locales/ckb/items.json" with { type: "json" };
import mediaLibrary from "#content/locales/ckb/media-library.json" with { type: "json" };
import plan from "#content/locales/ckb/plan.json" with { type: "json" };
import publication from "#content/locales/ckb/publication.json" with { type: "json" };
import regrade from "#content/locales/ckb/regrade.json" with { type: "json" };
import results from "#content/locales/ckb/results.json" with { type: "json" };
import review from "#content/locales/ckb/review.json" with { type: "json" };
import translation from "#content/locales/ckb/translation.json" with { type: "json" };
import workshop from "#content/locales/ckb/workshop.json" with { type: "json" };

/** The Sorani messages of trainers, reviewers and admins, by screen. */
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
