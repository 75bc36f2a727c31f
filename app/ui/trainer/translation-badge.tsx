import type { ShownText } from "#app/domain/authoring/translation-board.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { nameOfAuthor } from "#app/ui/trainer/draft-words.ts";
import { STEP_LOOK } from "#app/ui/trainer/translation-words.ts";

/** Where a text stands, and who said so; a stale one says both. */
export function TranslationBadge({ text }: { text: Pick<ShownText, "step" | "stale" | "by" | "at"> }) {
  const t = useMessages();
  const language = useLanguage();
  const { step, stale, by, at } = text;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <Badge {...STEP_LOOK[step]}>{t(`translation.step-${step}`)}</Badge>
      {stale ? <Badge {...STEP_LOOK.stale}>{t("translation.step-stale")}</Badge> : null}
      {by === null || at === null ? null : (
        <span className="text-ink-muted">
          <Bdi>{nameOfAuthor(by, language, t)}</Bdi> · {formatDate(language, at, "moment")}
        </span>
      )}
    </p>
  );
}
