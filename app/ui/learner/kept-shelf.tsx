import type { Shelf } from "#app/domain/sync/shelf.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { coursePath, lessonPath } from "#app/ui/learner/course-paths.ts";
import { megabytes } from "#app/ui/learner/megabytes.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

/** What lies on this device for the reader, and how much of what they did waits to be sent. */
export function KeptShelf({ shelf }: { shelf: Shelf }) {
  const t = useMessages();
  const shownIn = useLanguage();
  return (
    <section aria-labelledby="shelf" className="space-y-3">
      <h2 id="shelf" className="text-xl">
        {t("offline.shelf")}
      </h2>
      {shelf.courses.length === 0 ? (
        <p className="text-ink-muted">{t("offline.shelf-empty")}</p>
      ) : (
        <ul className="border-line bg-surface-raised divide-line divide-y rounded-2xl border">
          {shelf.courses.map(({ courseId, language, title, bytes, number, isWhole, place }) => (
            <li key={`${courseId} ${language}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4 sm:px-6">
              <div className="min-w-40 grow basis-60">
                <p className="font-semibold" lang={language} dir="auto">
                  {title}
                </p>
                <p className="text-ink-muted flex flex-wrap items-center gap-x-3 text-sm">
                  {language === shownIn ? null : <span lang={language}>{LANGUAGE_NAMES[language]}</span>}
                  <span>{t("offline.shelf-size", { megabytes: megabytes(shownIn, bytes), number })}</span>
                  {isWhole ? null : <Badge tone="warning">{t("offline.shelf-coming")}</Badge>}
                </p>
              </div>
              {isWhole && language === shownIn ? (
                <LinkButton
                  to={place === null ? coursePath(courseId) : lessonPath(courseId, place.lessonId, place.blockId)}
                  look="secondary"
                  size="small"
                >
                  {t("offline.open")}
                </LinkButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <p className="flex items-start gap-2">
        <Icon
          name={shelf.unsent === 0 ? "check" : "cloud"}
          className={shelf.unsent === 0 ? "text-success mt-0.5 size-5" : "text-warning mt-0.5 size-5"}
        />
        {t("offline.unsent", { count: shelf.unsent })}
      </p>
    </section>
  );
}
