import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { RecordingInDraft } from "#app/queries/authoring/captions-to-edit.server.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { captionsPath, draftPath, textIn } from "#app/ui/trainer/draft-words.ts";

export type RecordingsScreenProps = {
  readonly courseId: string;
  readonly courseTitle: DraftText;
  readonly recordings: readonly RecordingInDraft[];
  /** Whether this installation makes recordings smaller. */
  readonly makesSmaller: boolean;
};

/** The recordings of a draft, and how far their captions are in each language. */
export function RecordingsScreen({ courseId, courseTitle, recordings, makesSmaller }: RecordingsScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const course = textIn(courseTitle, language);
  return (
    <Page
      width="text"
      eyebrow={course === null ? null : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={t("captions.title")}
      lead={t("captions.lead")}
    >
      <DraftNav courseId={courseId} />
      {makesSmaller ? null : (
        <div className="mb-6">
          <Callout title={t("captions.no-ffmpeg")}>{t("captions.no-ffmpeg-text")}</Callout>
        </div>
      )}
      {recordings.length === 0 ? (
        <EmptyState
          icon="play"
          title={t("captions.none")}
          action={<LinkButton to={draftPath(courseId)}>{t("workshop.back-to-draft")}</LinkButton>}
        >
          {t("captions.none-text")}
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {recordings.map(({ name, kind, titles, languages }) => {
            const title = textIn(titles, language);
            return (
              <li key={name}>
                <Card>
                  <h2 className="text-lg font-semibold">
                    {title === null ? <Bdi lang="en">{name}</Bdi> : <Bdi lang={title.language}>{title.text}</Bdi>}
                  </h2>
                  <p className="text-ink-muted mb-3 text-sm">
                    {t(kind === "video" ? "captions.film" : "captions.sound")} · <Bdi lang="en">{name}</Bdi>
                  </p>
                  <ul className="divide-line divide-y">
                    {languages.map((one) => (
                      <li key={one.language} className="flex flex-wrap items-center justify-between gap-2 py-2">
                        <span className="inline-flex flex-wrap items-center gap-2">
                          <span lang={one.language}>{LANGUAGE_NAMES[one.language]}</span>
                          {one.captions === null || one.captions === 0 ? (
                            <Badge tone="warning">{t("captions.not-begun")}</Badge>
                          ) : one.shared ? (
                            <Badge tone="warning">{t("captions.shared")}</Badge>
                          ) : (
                            <Badge tone="success">{t("captions.count", { count: one.captions })}</Badge>
                          )}
                        </span>
                        <LinkButton
                          look="secondary"
                          size="small"
                          to={captionsPath(courseId, one.file)}
                          aria-label={t("captions.edit-in", { language: LANGUAGE_NAMES[one.language], title: title?.text ?? name })}
                        >
                          {t("captions.edit")}
                        </LinkButton>
                      </li>
                    ))}
                  </ul>
                </Card>
              </li>
            );
          })}
        </ul>
      )}
    </Page>
  );
}
