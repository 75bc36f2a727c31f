import type { TranslationCount, TranslationStep } from "#app/domain/authoring/translation-state.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { BadgeTone } from "#app/ui/kit/badge.tsx";
import type { IconName } from "#app/ui/kit/icon.tsx";
import { draftPath } from "#app/ui/trainer/draft-words.ts";

/** The steps in the order of the work, and how each looks. */
export const STEPS: readonly (keyof TranslationCount)[] = ["missing", "draft", "machine", "stale", "awaiting", "signed-off"];
export const STEP_LOOK: Readonly<Record<TranslationStep | "stale", { readonly tone: BadgeTone; readonly icon: IconName }>> = {
  missing: { tone: "danger", icon: "plus" },
  draft: { tone: "neutral", icon: "pencil" },
  machine: { tone: "brass", icon: "device" },
  stale: { tone: "warning", icon: "warning" },
  awaiting: { tone: "accent", icon: "clock" },
  "signed-off": { tone: "success", icon: "check" },
};

/** The addresses of the translation's pages. */
export const translationPath = (courseId: string): string => `${draftPath(courseId)}/translation`;
export const translatedPartPath = (courseId: string, part: DraftPart, language: Language): string => {
  const lesson = lessonOfPart(part);
  const place = lesson === null ? `texts/${part}` : lesson.lessonId;
  return `${translationPath(courseId)}/${place}/${language}`;
};
export const translationReviewPath = (courseId: string, language: Language, part?: DraftPart): string =>
  `/review/translations/${courseId}/${language}${part === undefined ? "" : `?part=${encodeURIComponent(part)}`}`;

/** What a text outside lessons is called: the words for each member of its place that has some, and its own id where it has none. */
export function nameOfText(key: string, t: Translate): string {
  return key
    .split(".")
    .map((member) => {
      if (/^\d+$/.test(member)) return String(Number(member) + 1);
      const word = `translation.field-${member}` as MessageKey;
      const said = t(word);
      return said === word ? member : said;
    })
    .join(" · ");
}
