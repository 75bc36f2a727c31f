import { Link } from "@remix-run/react";
import { sumOfCounts } from "#app/domain/authoring/translation-state.ts";
import type { TranslationOverview } from "#app/domain/authoring/translation-board.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { nameOfPart, textIn } from "#app/ui/trainer/draft-words.ts";
import { TranslationBar } from "#app/ui/trainer/translation-bar.tsx";
import { translationReviewPath } from "#app/ui/trainer/translation-words.ts";

/** The translations that wait for a clinician, course by course and language by language. */
export function TranslationsScreen({
  overviews,
  note,
}: {
  overviews: readonly TranslationOverview[];
  note: "signed" | "sent-back" | null;
}) {
  const t = useMessages();
  return (
    <Page title={t("translation.review-title")} lead={t("translation.review-lead")}>
      <p className="mb-6">
        <LinkButton look="quiet" icon="arrow-back" to="/review">
          {t("translation.to-reviews")}
        </LinkButton>
      </p>
      {note === null ? null : (
        <p role="status" className="text-success mb-6 flex items-center gap-2 font-medium">
          <Icon name="check" />
          {t(note === "signed" ? "translation.was-signed" : "translation.was-sent-back")}
        </p>
      )}
      {overviews.length === 0 ? (
        <EmptyState icon="eye" title={t("translation.review-none")}>
          {t("translation.review-none-text")}
        </EmptyState>
      ) : (
        <ul className="grid items-start gap-4 lg:grid-cols-2">
          {overviews.map((overview) => (
            <Course key={overview.courseId} {...overview} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Course({ courseId, metadata, source, places }: TranslationOverview) {
  const t = useMessages();
  const reader = useLanguage();
  const title = textIn(metadata.title, reader);
  return (
    <Card as="li" className="space-y-5">
      <h2 className="text-xl">{title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}</h2>
      {LANGUAGES.filter((language) => language !== source).map((language) => {
        const here = places.filter((place) => place.language === language);
        return (
          <section key={language} className="space-y-3" aria-label={LANGUAGE_NAMES[language]}>
            <h3 lang={language} className="font-semibold">
              {LANGUAGE_NAMES[language]}
            </h3>
            <TranslationBar count={sumOfCounts(here.map(({ count }) => count))} />
            <ul className="divide-line border-line divide-y border-y">
              {here
                .filter(({ toRead }) => toRead > 0)
                .map(({ part, toRead }) => (
                  <li key={part}>
                    <Link
                      to={translationReviewPath(courseId, language, part)}
                      className="hover:bg-surface-sunken flex min-h-12 items-center justify-between gap-3 py-2"
                    >
                      <Bdi>{nameOfPart(part, metadata, reader, t)}</Bdi>
                      <span className="flex items-center gap-2">
                        <Badge tone="accent" icon="clock">
                          {t("translation.waiting", { count: toRead })}
                        </Badge>
                        <Icon name="chevron-forward" className="text-ink-muted size-5" />
                      </span>
                    </Link>
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}
