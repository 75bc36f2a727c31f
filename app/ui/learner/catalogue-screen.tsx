import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { type CatalogueSearch, SEARCH_FIELDS, countFilters } from "#app/domain/catalog/catalogue-search.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { CataloguePage } from "#app/queries/catalog/catalogue-page.server.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { useAnnounce } from "#app/ui/kit/live-region.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { CatalogueFilters, type NamedChoice } from "#app/ui/learner/catalogue-filters.tsx";
import { CourseCard } from "#app/ui/learner/course-card.tsx";
import { coursePath } from "#app/ui/learner/course-paths.ts";

export type CatalogueScreenProps = {
  page: CataloguePage;
  search: CatalogueSearch;
  topics: readonly NamedChoice[];
  professions: readonly NamedChoice[];
  /** The name of each topic that a card has. */
  topicNames: Readonly<Record<string, string>>;
  nextPath: string | null;
  /** Whether this is a later page of the results. */
  continued: boolean;
  searchKey: string;
};

/** The courses: a search box, filters, and cards. One GET form, so that every search is an address that can be sent to a colleague. */
export function CatalogueScreen({ page, search, topics, professions, topicNames, nextPath, continued, searchKey }: CatalogueScreenProps) {
  const t = useMessages();
  const announce = useAnnounce();
  const searched = search.text !== "" || countFilters(search) > 0;
  const result = searched ? t("catalogue.found", { count: page.total }) : t("catalogue.count", { count: page.total });
  const heard = useRef(searchKey);
  useEffect(() => {
    if (heard.current === searchKey) return;
    heard.current = searchKey;
    announce(result);
  }, [announce, result, searchKey]);

  return (
    <Page title={t("catalogue.title")} lead={t("catalogue.lead")}>
      <Form method="get" role="search" className="mb-6 space-y-3" key={searchKey}>
        <div className="flex items-stretch gap-2">
          <label className="relative block min-w-0 grow">
            <span className="sr-only">{t("catalogue.search")}</span>
            <Icon name="search" className="text-ink-muted pointer-events-none absolute start-4 top-1/2 size-5 -translate-y-1/2" />
            <input
              type="search"
              name={SEARCH_FIELDS.text}
              defaultValue={search.text}
              maxLength={120}
              placeholder={t("catalogue.search-example")}
              className="border-line-strong bg-surface-raised h-full min-h-13 w-full rounded-xl border ps-12 pe-4 text-start"
            />
          </label>
          <Button size="large">{t("catalogue.search-button")}</Button>
        </div>
        <CatalogueFilters search={search} topics={topics} professions={professions} />
      </Form>

      {page.cards.length === 0 ? (
        <EmptyState
          icon="search"
          title={continued ? t("catalogue.no-more") : t("catalogue.nothing-title")}
          action={
            <LinkButton to="/learn/catalogue" look="secondary">
              {t("catalogue.show-all")}
            </LinkButton>
          }
        >
          {continued ? null : (
            <>
              <p>{t("catalogue.nothing-text")}</p>
              {page.suggestions.length === 0 ? null : (
                <>
                  <p className="mt-4 font-semibold">{t("catalogue.suggestions")}</p>
                  <ul className="mt-1">
                    {page.suggestions.map((course) => (
                      <li key={course.courseId}>
                        <Link to={coursePath(course.courseId)} className="text-accent inline-block py-1.5 underline underline-offset-4">
                          <Bdi>{course.title}</Bdi>
                        </Link>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </>
          )}
        </EmptyState>
      ) : (
        <>
          <p className="text-ink-muted mb-3 text-sm" id="result-count">
            {result}
          </p>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {page.cards.map((card) => (
              <CourseCard key={card.courseId} card={card} topic={topicNames[card.topics[0] ?? ""] ?? ""} />
            ))}
          </ul>
          {nextPath === null ? null : (
            <p className="mt-8 text-center">
              <LinkButton to={nextPath} look="secondary" iconAfter="arrow-forward">
                {t("catalogue.next-page")}
              </LinkButton>
            </p>
          )}
        </>
      )}
    </Page>
  );
}
