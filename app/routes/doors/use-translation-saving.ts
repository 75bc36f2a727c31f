import { useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import type { TranslationSheet } from "#app/domain/authoring/translation-board.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { translationSaving } from "#app/offline/translation-saving.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { nameOfAuthor } from "#app/ui/trainer/draft-words.ts";

type Sheet = Pick<TranslationSheet, "courseId" | "part" | "language" | "sourceRevision">;

/** How a page of translation saves what is typed, for whoever is signed in. */
export function useTranslationSaving({ courseId, part, language, sourceRevision }: Sheet) {
  const accountId = useRouteLoaderData<typeof rootLoader>("root")?.session?.accountId ?? "";
  const t = useMessages();
  const reader = useLanguage();
  return useMemo(
    () => translationSaving({ courseId, part, language, sourceRevision }, accountId, (author) => nameOfAuthor(author, reader, t)),
    [courseId, part, language, sourceRevision, accountId, reader, t],
  );
}
