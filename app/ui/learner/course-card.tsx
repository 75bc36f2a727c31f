import { Link } from "@remix-run/react";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CatalogueCard } from "#app/queries/catalog/catalogue-page.server.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { CourseLanguage, CourseText } from "#app/ui/learner/course-language.tsx";
import { coursePath } from "#app/ui/learner/course-paths.ts";
import { megabytes } from "#app/ui/learner/megabytes.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

/** A course in the catalogue: what it is about, what it is worth, how long it takes, in which languages it was checked. */
export function CourseCard({ card, topic }: { card: CatalogueCard; topic: string }) {
  const t = useMessages();
  const language = useLanguage();
  const published = { languages: card.languages ?? undefined };
  return (
    <CourseLanguage course={published}>
      <li className="border-line bg-surface-raised shadow-card hover:border-accent focus-within:border-accent group relative flex flex-col gap-3 rounded-2xl border p-5 transition-colors sm:p-6">
        <p className="text-brass text-sm font-semibold">{topic}</p>
        <h2 className="text-lg leading-snug">
          <Link to={coursePath(card.courseId)} className="group-hover:text-accent after:absolute after:inset-0 after:rounded-2xl">
            <CourseText>{card.title}</CourseText>
          </Link>
        </h2>
        <p className="text-ink-muted line-clamp-3 text-[0.9375rem]">
          <CourseText>{card.summary}</CourseText>
        </p>
        <ul className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1.5 pt-1 text-sm">
          <li className="text-accent-strong inline-flex items-center gap-1.5 font-semibold">
            <Icon name="award" className="text-accent size-4.5" />{" "}
            {t("catalogue.up-to-credits", { credits: formatCredits(language, card.maximumHundredths) })}
          </li>
          <li className="text-ink-muted inline-flex items-center gap-1.5">
            <Icon name="clock" className="size-4.5" /> {t("common.minutes", { count: card.minutes })}
          </li>
          <li className="text-ink-muted inline-flex items-center gap-1.5">
            <Icon name={card.worksOffline ? "device" : "cloud"} className="size-4.5" />{" "}
            {t("catalogue.size", { megabytes: megabytes(language, card.bytes) })}
            {card.worksOffline ? <span className="sr-only">({t("catalogue.works-offline")})</span> : null}
          </li>
        </ul>
        <ul className="border-line flex flex-wrap gap-1.5 border-t pt-3 text-sm" aria-label={t("catalogue.languages")}>
          {languagesOf(published).map((one) => {
            const waiting = card.translations[one] === "awaiting-clinical-review";
            return (
              <li
                key={one}
                className={classNames(
                  "bg-surface-sunken inline-flex items-center gap-1 rounded-full px-2.5 py-0.5",
                  waiting ? "text-ink-muted" : "text-success",
                )}
              >
                <Icon name={waiting ? "pencil" : "check"} className="size-3.5" />
                <span lang={one}>{LANGUAGE_NAMES[one]}</span>
                <span className="sr-only">({t(`course.state-${card.translations[one]}`)})</span>
              </li>
            );
          })}
        </ul>
      </li>
    </CourseLanguage>
  );
}
