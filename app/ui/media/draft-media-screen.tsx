import { Form, useRevalidator } from "@remix-run/react";
import { useState } from "react";
import type { Library, LibraryAsset } from "#app/domain/media/library.ts";
import { type Language, LANGUAGES } from "#app/domain/shared/language.ts";
import type { UploadShown } from "#app/domain/media/upload-state.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { AssetFacts, AssetProcessing } from "#app/ui/media/asset-facts.tsx";
import { addToDraft } from "#app/ui/media/media-requests.ts";
import { MediaTile } from "#app/ui/media/media-tile.tsx";
import { UnfinishedUploads } from "#app/ui/media/unfinished-uploads.tsx";
import { UploadPanel } from "#app/ui/media/upload-panel.tsx";
import { useFreshFacts } from "#app/ui/media/use-fresh-facts.ts";
import { useUploads } from "#app/ui/media/use-uploads.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";

/** A file of a draft. `asset`: null when the library has it no more, or never had, as with files of a published course. */
export type DraftFile = {
  readonly path: string;
  /** What lessons call it. */
  readonly name: string;
  readonly sha256: string;
  readonly asset: LibraryAsset | null;
  /** In how many texts of lessons it stands. */
  readonly uses: number;
};

export type DraftMediaScreenProps = {
  readonly courseId: string;
  readonly title: { readonly text: string; readonly language: string } | null;
  readonly files: readonly DraftFile[];
  readonly revision: number;
  readonly saveId: string;
  readonly library: Library;
  readonly search: string;
  readonly unfinished: readonly UploadShown[];
  readonly said: "conflict" | "name-taken" | "in-use" | "refused" | null;
};

/** The files that the lessons of a draft may show: uploaded here or taken from the library, and called by names that may change until they are used. */
export function DraftMediaScreen(props: DraftMediaScreenProps) {
  const { courseId, title, files, library, search, unfinished, said } = props;
  const t = useMessages();
  const language = useLanguage();
  const { revalidate } = useRevalidator();
  const [notAdded, setNotAdded] = useState<readonly string[]>([]);
  const { items, uploads } = useUploads((item) => {
    if (item.sha256 === null) return;
    void addToDraft(courseId, language, item.sha256).then((added) => {
      if (added === null) setNotAdded((names) => [...names, item.name]);
      revalidate();
    });
  });
  useFreshFacts(files.flatMap(({ asset }) => (asset === null ? [] : [asset])));
  const there = new Set(files.map(({ sha256 }) => sha256));
  const offered = library.assets.filter(({ sha256 }) => !there.has(sha256));
  return (
    <Page
      eyebrow={title === null ? null : <Bdi lang={title.language}>{title.text}</Bdi>}
      title={t("media-library.draft-title")}
      lead={t("media-library.draft-lead")}
    >
      <DraftNav courseId={courseId} />
      {said === null && notAdded.length === 0 ? null : (
        <div className="mb-6">
          <Callout kind="danger" role="alert">
            {said === null ? t("media-library.stored-not-added", { names: notAdded.join(", ") }) : t(`media-library.said-${said}`)}
          </Callout>
        </div>
      )}
      <div className="mb-8 space-y-4">
        <UploadPanel items={items} uploads={uploads} unfinished={unfinished} makesSmaller={library.makesSmaller} />
        <UnfinishedUploads unfinished={unfinished} items={items} />
      </div>
      {files.length === 0 ? (
        <EmptyState icon="file" title={t("media-library.draft-empty")}>
          {t("media-library.draft-empty-text")}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {files.map((file) => (
            <FileCard key={file.path} file={file} {...props} />
          ))}
        </ul>
      )}
      <section aria-labelledby="from-library" className="mt-12 space-y-4">
        <h2 id="from-library" className="text-xl">
          {t("media-library.from-library")}
        </h2>
        <Form method="get" className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
          <TextField name="search" type="search" label={t("media-library.search")} defaultValue={search} />
          <Button look="secondary" icon="search">
            {t("media-library.show")}
          </Button>
          <LinkButton look="quiet" to="/teach/media">
            {t("media-library.whole-library")}
          </LinkButton>
        </Form>
        {offered.length === 0 ? <p className="text-ink-muted">{t("media-library.none-offered")}</p> : null}
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {offered.map((asset) => (
            <Card as="li" key={asset.sha256} padded={false} className="flex min-w-0 flex-col gap-2 p-3">
              <MediaTile asset={asset} />
              <p className="text-sm break-words">
                <Bdi>{asset.name}</Bdi>
              </p>
              <Form method="post" className="mt-auto">
                <input type="hidden" name="sha256" value={asset.sha256} />
                <Button
                  size="small"
                  look="secondary"
                  name="intent"
                  value="add"
                  aria-label={t("media-library.add-named", { name: asset.name })}
                >
                  {t("media-library.add")}
                </Button>
              </Form>
            </Card>
          ))}
        </ul>
      </section>
    </Page>
  );
}

/** The language for which a file stands that has one for each: `images/steps.ar.svg`. */
function languageOfPath(path: string): Language | null {
  return LANGUAGES.find((language) => path.split(".").at(-2) === language) ?? null;
}

function FileCard({ file, revision, saveId }: { file: DraftFile } & DraftMediaScreenProps) {
  const t = useMessages();
  const { path, name, asset, uses } = file;
  const own = languageOfPath(path);
  const wish = (
    <>
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="basedOn" value={revision} />
      <input type="hidden" name="saveId" value={saveId} />
    </>
  );
  return (
    <Card as="li" className="flex min-w-0 flex-col gap-3">
      {asset === null ? null : (
        <a href={`/media/${asset.sha256}`} aria-label={t("media-library.open-named", { name })}>
          <MediaTile asset={asset} />
        </a>
      )}
      {asset === null && path.startsWith("images/") ? (
        <a
          href={`/media/${file.sha256}`}
          aria-label={t("media-library.open-named", { name })}
          className="bg-surface-sunken block aspect-4/3 w-full overflow-hidden rounded-lg"
        >
          <img src={`/media/${file.sha256}`} alt="" loading="lazy" className="h-full w-full object-contain" />
        </a>
      ) : null}
      <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold break-words" dir="ltr">
        <Bdi>{name}</Bdi>
        {own === null ? null : (
          <Badge>
            <span lang={own}>{LANGUAGE_NAMES[own]}</span>
          </Badge>
        )}
      </h2>
      {asset === null ? <p className="text-ink-muted text-sm">{t("media-library.of-published")}</p> : <AssetFacts asset={asset} />}
      {asset === null ? null : <AssetProcessing asset={asset} />}
      {uses > 0 ? (
        <p className="text-sm">{t("media-library.in-texts", { count: uses })}</p>
      ) : (
        <>
          <p>
            <Badge>{t("media-library.in-no-text")}</Badge>
          </p>
          <details className="mt-auto">
            <summary className="text-accent inline-flex min-h-11 cursor-pointer items-center font-semibold">
              {t("media-library.more")}
            </summary>
            <div className="space-y-4 pt-2">
              <Form method="post" className="space-y-2">
                {wish}
                <TextField
                  id={`name-${path}`}
                  name="name"
                  dir="ltr"
                  label={t("media-library.name-in-lessons")}
                  description={t("media-library.name-rule")}
                  defaultValue={path.slice(path.indexOf("/") + 1)}
                  maxLength={100}
                  required
                />
                <Button size="small" look="secondary" name="intent" value="rename">
                  {t("media-library.rename")}
                </Button>
              </Form>
              <Form method="post">
                {wish}
                <Button size="small" look="danger" icon="trash" name="intent" value="remove">
                  {t("media-library.remove-from-draft")}
                </Button>
              </Form>
            </div>
          </details>
        </>
      )}
    </Card>
  );
}
