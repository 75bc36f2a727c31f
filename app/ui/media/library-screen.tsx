import { Form, Link, useRevalidator } from "@remix-run/react";
import { LIBRARY_PAGE, type Library, type LibraryAsset } from "#app/domain/media/library.ts";
import { type MediaKind, MEDIA_KINDS } from "#app/domain/media/media-limits.ts";
import type { UploadShown } from "#app/domain/media/upload-state.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { AssetFacts, AssetProcessing } from "#app/ui/media/asset-facts.tsx";
import { fileSize } from "#app/ui/media/file-size.ts";
import { MediaTile } from "#app/ui/media/media-tile.tsx";
import { UnfinishedUploads } from "#app/ui/media/unfinished-uploads.tsx";
import { UploadPanel } from "#app/ui/media/upload-panel.tsx";
import { useFreshFacts } from "#app/ui/media/use-fresh-facts.ts";
import { useUploads } from "#app/ui/media/use-uploads.ts";

/** A course to which a file may be added. */
export type CourseChoice = { readonly courseId: string; readonly title: string };

export type LibraryScreenProps = {
  readonly library: Library;
  readonly unfinished: readonly UploadShown[];
  readonly kind: MediaKind | null;
  readonly search: string;
  /** From 1. */
  readonly page: number;
  readonly courses: readonly CourseChoice[];
  readonly said: "added" | "removed" | "in-use" | "refused" | null;
};

/** The files of a provider: what there is, where it is used, how much room is left, and what is on its way. */
export function LibraryScreen({ library, unfinished, kind, search, page, courses, said }: LibraryScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const { revalidate } = useRevalidator();
  const { items, uploads } = useUploads(() => revalidate());
  useFreshFacts(library.assets);
  const { assets, count, used, quota } = library;
  const pages = Math.max(1, Math.ceil(count / LIBRARY_PAGE));
  const at = (number: number) =>
    `?${new URLSearchParams({ ...(kind === null ? {} : { kind }), ...(search === "" ? {} : { search }), page: String(number) }).toString()}`;
  return (
    <Page title={t("media-library.title")} lead={t("media-library.lead")}>
      {said === null ? null : (
        <div className="mb-6">
          <Callout kind={said === "added" || said === "removed" ? "success" : "danger"} role="status">
            {t(`media-library.said-${said}`)}
          </Callout>
        </div>
      )}
      <div className="mb-8 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-4">
          <UploadPanel items={items} uploads={uploads} unfinished={unfinished} makesSmaller={library.makesSmaller} />
          <UnfinishedUploads unfinished={unfinished} items={items} />
        </div>
        <Card as="section" className="space-y-2">
          <h2 className="text-base font-semibold">{t("media-library.room")}</h2>
          <p>{t("media-library.room-used", { used: fileSize(language, used, t), quota: fileSize(language, quota, t) })}</p>
          <ProgressBar value={used} maximum={quota} label={t("media-library.room")} />
        </Card>
      </div>
      <Form method="get" className="mb-6 grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_14rem_auto]">
        <TextField name="search" type="search" label={t("media-library.search")} defaultValue={search} />
        <SelectField
          name="kind"
          label={t("media-library.kind")}
          placeholder={t("media-library.every-kind")}
          defaultValue={kind ?? ""}
          options={MEDIA_KINDS.map((each) => ({ value: each, label: t(`media-library.kind-${each}`) }))}
        />
        <Button look="secondary" icon="search">
          {t("media-library.show")}
        </Button>
      </Form>
      {assets.length === 0 ? (
        <EmptyState icon="file" title={t(search === "" && kind === null ? "media-library.empty" : "media-library.none-found")}>
          {t("media-library.empty-text")}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {assets.map((asset) => (
            <AssetCard key={asset.sha256} asset={asset} courses={courses} />
          ))}
        </ul>
      )}
      {pages === 1 ? null : (
        <nav aria-label={t("media-library.pages")} className="mt-6 flex flex-wrap gap-3">
          {page > 1 ? (
            <LinkButton look="secondary" to={at(page - 1)}>
              {t("media-library.newer")}
            </LinkButton>
          ) : null}
          {page < pages ? (
            <LinkButton look="secondary" to={at(page + 1)}>
              {t("media-library.older")}
            </LinkButton>
          ) : null}
        </nav>
      )}
    </Page>
  );
}

function AssetCard({ asset, courses }: { asset: LibraryAsset; courses: readonly CourseChoice[] }) {
  const t = useMessages();
  const language = useLanguage();
  const { sha256, name, drafts, publishedIn, uploadedAt } = asset;
  const isUsed = drafts.length + publishedIn.length > 0;
  const titleOf = (courseId: string) => courses.find((course) => course.courseId === courseId)?.title ?? courseId;
  const free = courses.filter(({ courseId }) => !drafts.includes(courseId));
  return (
    <Card as="li" className="flex min-w-0 flex-col gap-3" padded>
      <a href={`/media/${sha256}`} aria-label={t("media-library.open-named", { name })}>
        <MediaTile asset={asset} />
      </a>
      <h2 className="text-base font-semibold break-words">
        <Bdi>{name}</Bdi>
      </h2>
      <AssetFacts asset={asset} />
      <AssetProcessing asset={asset} />
      {isUsed ? (
        <div className="text-sm">
          {drafts.length === 0 ? null : (
            <p>
              {t("media-library.in-drafts", { count: drafts.length })}{" "}
              {drafts.map((courseId, index) => (
                <span key={courseId}>
                  {index === 0 ? null : ", "}
                  <Link className="text-accent underline" to={`/teach/courses/${courseId}/media`}>
                    <Bdi>{titleOf(courseId)}</Bdi>
                  </Link>
                </span>
              ))}
            </p>
          )}
          {publishedIn.length === 0 ? null : <p>{t("media-library.in-published", { count: publishedIn.length })}</p>}
        </div>
      ) : (
        <p>
          <Badge>{t("media-library.unused")}</Badge>
        </p>
      )}
      <p className="text-ink-muted text-sm">{t("media-library.uploaded", { moment: formatDate(language, uploadedAt, "moment") })}</p>
      <details className="mt-auto">
        <summary className="text-accent inline-flex min-h-11 cursor-pointer items-center font-semibold">{t("media-library.more")}</summary>
        <div className="space-y-4 pt-2">
          {free.length === 0 ? null : (
            <Form method="post" className="space-y-2">
              <input type="hidden" name="sha256" value={sha256} />
              <SelectField
                id={`course-${sha256}`}
                name="courseId"
                label={t("media-library.add-to")}
                options={free.map(({ courseId, title }) => ({ value: courseId, label: title }))}
              />
              <Button size="small" look="secondary" name="intent" value="add">
                {t("media-library.add")}
              </Button>
            </Form>
          )}
          {isUsed ? (
            <p className="text-ink-muted text-sm">{t("media-library.stays")}</p>
          ) : (
            <Form method="post">
              <input type="hidden" name="sha256" value={sha256} />
              <Button size="small" look="danger" icon="trash" name="intent" value="remove">
                {t("media-library.remove")}
              </Button>
            </Form>
          )}
        </div>
      </details>
    </Card>
  );
}
