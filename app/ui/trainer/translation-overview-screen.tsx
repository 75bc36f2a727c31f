import { Link } from "@remix-run/react";
import { isSignedOff, sumOfCounts } from "#app/domain/authoring/translation-state.ts";
import type { TranslationOverview, TranslationPlace } from "#app/domain/authoring/translation-board.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { draftPath, nameOfPart, textIn } from "#app/ui/trainer/draft-words.ts";
import { TranslationBar } from "#app/ui/trainer/translation-bar.tsx";
import { translatedPartPath } from "#app/ui/trainer/translation-words.ts";

/** How far a course is in each language, and the way to every text that is still to be done. */
export function TranslationOverviewScreen({ courseId, metadata, source, places }: TranslationOverview) {
  const t = useMessages();
  const reader = useLanguage();
  const title = textIn(metadata.title, reader);
  return (
    <Page
      eyebrow={title === null ? null : <Bdi lang={title.language}>{title.text}</Bdi>}
      title={t("translation.title")}
      lead={t("translation.lead", { source: LANGUAGE_NAMES[source] })}
    >
      <DraftNav courseId={courseId} />
      {places.length === 0 ? (
        <EmptyState
          icon="book"
          title={t("translation.none")}
          action={<LinkButton to={draftPath(courseId)}>{t("workshop.back-to-draft")}</LinkButton>}
        >
          {t("translation.none-text")}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {LANGUAGES.filter((language) => language !== source).map((language) => (
            <InLanguage
              key={language}
              courseId={courseId}
              metadata={metadata}
              language={language}
              places={places.filter((place) => place.language === language)}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

function InLanguage({
  courseId,
  metadata,
  language,
  places,
}: Pick<TranslationOverview, "courseId" | "metadata"> & { language: Language; places: readonly TranslationPlace[] }) {
  const t = useMessages();
  const reader = useLanguage();
  const sum = sumOfCounts(places.map(({ count }) => count));
  return (
    <Card as="section" className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 lang={language} className="text-xl">
          {LANGUAGE_NAMES[language]}
        </h2>
        {!languagesOf(metadata).includes(language) ? <Badge>{t("translation.not-published")}</Badge> : null}
        {isSignedOff(sum) ? (
          <Badge tone="success" icon="check">
            {t("translation.language-signed-off")}
          </Badge>
        ) : null}
      </div>
      <TranslationBar count={sum} />
      <ul className="divide-line border-line divide-y border-t">
        {places.map(({ part, count }) => (
          <li key={part}>
            <Link to={translatedPartPath(courseId, part, language)} className="hover:bg-surface-sunken block space-y-2 py-3">
              <span className="flex items-center justify-between gap-3 font-medium">
                <Bdi>{nameOfPart(part, metadata, reader, t)}</Bdi>
                <Icon name="chevron-forward" className="text-ink-muted size-5" />
              </span>
              <TranslationBar count={count} small />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
