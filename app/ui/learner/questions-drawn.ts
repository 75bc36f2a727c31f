import type { QuestionCount } from "#app/domain/assessment/question-count.ts";
import type { useMessages } from "#app/i18n/use-messages.ts";

/** How many questions await, in words: a number, or from how many to how many where the draw decides. */
export function questionsDrawn(t: ReturnType<typeof useMessages>, { least, most }: QuestionCount): string {
  return least === most ? t("quiz.items-drawn", { count: most }) : t("quiz.items-drawn-between", { least, most });
}
