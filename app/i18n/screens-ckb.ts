import account from "#content/locales/ckb/account.json" with { type: "json" };
import catalogue from "#content/locales/ckb/catalogue.json" with { type: "json" };
import certificate from "#content/locales/ckb/certificate.json" with { type: "json" };
import claim from "#content/locales/ckb/claim.json" with { type: "json" };
import common from "#content/locales/ckb/common.json" with { type: "json" };
import course from "#content/locales/ckb/course.json" with { type: "json" };
import errors from "#content/locales/ckb/errors.json" with { type: "json" };
import evaluation from "#content/locales/ckb/evaluation.json" with { type: "json" };
import home from "#content/locales/ckb/home.json" with { type: "json" };
import landing from "#content/locales/ckb/landing.json" with { type: "json" };
import lesson from "#content/locales/ckb/lesson.json" with { type: "json" };
import letters from "#content/locales/ckb/letters.json" with { type: "json" };
import offline from "#content/locales/ckb/offline.json" with { type: "json" };
import quiz from "#content/locales/ckb/quiz.json" with { type: "json" };
import reference from "#content/locales/ckb/reference.json" with { type: "json" };
import security from "#content/locales/ckb/security.json" with { type: "json" };
import transcript from "#content/locales/ckb/transcript.json" with { type: "json" };
import verify from "#content/locales/ckb/verify.json" with { type: "json" };

/** The Sorani messages, by screen. */
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
