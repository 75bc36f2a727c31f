import account from "#content/locales/en/account.json" with { type: "json" };
import catalogue from "#content/locales/en/catalogue.json" with { type: "json" };
import certificate from "#content/locales/en/certificate.json" with { type: "json" };
import claim from "#content/locales/en/claim.json" with { type: "json" };
import common from "#content/locales/en/common.json" with { type: "json" };
import course from "#content/locales/en/course.json" with { type: "json" };
import errors from "#content/locales/en/errors.json" with { type: "json" };
import evaluation from "#content/locales/en/evaluation.json" with { type: "json" };
import home from "#content/locales/en/home.json" with { type: "json" };
import landing from "#content/locales/en/landing.json" with { type: "json" };
import lesson from "#content/locales/en/lesson.json" with { type: "json" };
import letters from "#content/locales/en/letters.json" with { type: "json" };
import offline from "#content/locales/en/offline.json" with { type: "json" };
import quiz from "#content/locales/en/quiz.json" with { type: "json" };
import reference from "#content/locales/en/reference.json" with { type: "json" };
import security from "#content/locales/en/security.json" with { type: "json" };
import transcript from "#content/locales/en/transcript.json" with { type: "json" };
import verify from "#content/locales/en/verify.json" with { type: "json" };

/** The English messages, by screen. */
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
