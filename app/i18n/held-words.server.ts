import type { Language } from "#app/domain/shared/language.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { Rejection } from "#app/domain/sync/receipt.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import { translator } from "#app/i18n/translate.ts";
import arabic from "#content/locales/ar/held.json" with { type: "json" };
import sorani from "#content/locales/ckb/held.json" with { type: "json" };
import english from "#content/locales/en/held.json" with { type: "json" };

type HeldKey = `held.${keyof typeof english}`;
/** Every kind of deed, or the compiler says which is missing. */
const KINDS: Readonly<Record<LearnerEvent["kind"], HeldKey>> = {
  "course-started": "held.kind-course-started",
  "sections-read": "held.kind-sections-read",
  "attempt-started": "held.kind-attempt-started",
  "answer-given": "held.kind-answer-given",
  "attempt-finished": "held.kind-attempt-finished",
  "evaluation-submitted": "held.kind-evaluation-submitted",
  "credit-claimed": "held.kind-credit-claimed",
};

const translators: Readonly<Record<Language, (key: HeldKey) => string>> = {
  ar: translator("ar", catalogueOf({ held: arabic })),
  ckb: translator("ckb", catalogueOf({ held: sorani })),
  en: translator("en", catalogueOf({ held: english })),
};

/** Why an event is held, in words; a code that this release does not know stays as it is. Said by the server alone, so that no learner's page carries them. */
export function heldReason(language: Language, code: string): string {
  const reason = Rejection.safeParse(code);
  return reason.success ? translators[language](`held.reason-${reason.data}`) : code;
}

/** What a held event was; null when it does not say so itself, and its own word when this release does not know it. */
export function heldKind(language: Language, kind: string | null): string | null {
  const key = kind === null ? undefined : (KINDS as Partial<Record<string, HeldKey>>)[kind];
  return key === undefined ? kind : translators[language](key);
}
