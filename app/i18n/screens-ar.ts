import account from "#content/locales/ar/account.json" with { type: "json" };
import catalogue from "#content/locales/ar/catalogue.json" with { type: "json" };
import certificate from "#content/locales/ar/certificate.json" with { type: "json" };
import claim from "#content/locales/ar/claim.json" with { type: "json" };
import common from "#content/locales/ar/common.json" with { type: "json" };
import course from "#content/locales/ar/course.json" with { type: "json" };
import errors from "#content/locales/ar/errors.json" with { type: "json" };
import evaluation from "#content/locales/ar/evaluation.json" with { type: "json" };
import home from "#content/locales/ar/home.json" with { type: "json" };
import landing from "#content/locales/ar/landing.json" with { type: "json" };
import lesson from "#content/locales/ar/lesson.json" with { type: "json" };
import letters from "#content/locales/ar/letters.json" with { type: "json" };
import offline from "#content/locales/ar/offline.json" with { type: "json" };
import quiz from "#content/locales/ar/quiz.json" with { type: "json" };
import reference from "#content/locales/ar/reference.json" with { type: "json" };
import security from "#content/locales/ar/security.json" with { type: "json" };
import transcript from "#content/locales/ar/transcript.json" with { type: "json" };
import verify from "#content/locales/ar/verify.json" with { type: "json" };

/** The Arabic messages, by screen. */
export default {
  account,
  catalogue,
  certificate,
  claim,
  common,
  course,
  errors,
  evaluation,
  home,
  landing,
  lesson,
  letters,
  offline,
  quiz,
  reference,
  security,
  transcript,
  verify,
};
