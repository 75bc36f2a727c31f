import { type DragEvent, useState } from "react";
import { type MediaKind, MEDIA_KINDS, MEDIA_LIMITS } from "#app/domain/media/media-limits.ts";
import type { UploadShown } from "#app/domain/media/upload-state.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { fileSize } from "#app/ui/media/file-size.ts";
import type { UploadItem, Uploads } from "#app/ui/media/uploads.ts";

/** What a browser offers to choose from, by kind. */
const ACCEPT: Readonly<Record<MediaKind, string>> = {
  image: "image/png,image/jpeg,image/webp,image/avif,image/gif,image/svg+xml",
  audio: "audio/*",
  video: "video/*",
  captions: ".vtt,.txt,text/vtt,text/plain",
  file: "application/pdf",
};

/** Where files are dropped, chosen or pasted, and a line for each that is on its way. */
export function UploadPanel({
  items,
  uploads,
  unfinished,
  makesSmaller,
  kind = null,
}: {
  items: readonly UploadItem[];
  uploads: Uploads;
  unfinished: readonly UploadShown[];
  /** Whether this installation makes recordings smaller. */
  makesSmaller: boolean;
  /** Only this kind is asked for; null: any. */
  kind?: MediaKind | null;
}) {
  const t = useMessages();
  const language = useLanguage();
  const [over, setOver] = useState(false);
  const add = (files: FileList | null) => {
    if (files !== null && files.length > 0) uploads.add([...files], unfinished);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  return (
    <div
      className="space-y-4"
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        add(event.clipboardData.files);
      }}
    >
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          "relative rounded-2xl border-2 border-dashed p-5 text-center",
          over ? "border-accent bg-accent-soft" : "border-line-strong",
        )}
      >
        <label className="text-accent-strong hover:bg-accent-soft focus-within:outline-accent inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-4 font-semibold focus-within:outline-2">
          <Icon name="plus" />
          {t("media-library.choose")}
          <input
            type="file"
            multiple
            {...(kind === null ? {} : { accept: ACCEPT[kind] })}
            className="sr-only"
            onChange={(event) => {
              add(event.target.files);
              event.target.value = "";
            }}
          />
        </label>
        <p className="text-ink-muted text-sm">{t("media-library.drop")}</p>
        <p className="text-ink-muted mt-2 text-sm">
          {(kind === null ? MEDIA_KINDS : [kind])
            .map((each) => t(`media-library.limit-${each}`, { size: fileSize(language, MEDIA_LIMITS[each], t) }))
            .join(" · ")}
        </p>
        {makesSmaller || (kind !== null && kind !== "audio" && kind !== "video") ? null : (
          <p className="text-ink-muted mt-2 text-sm">{t("media-library.no-ffmpeg")}</p>
        )}
        <noscript>
          <p className="mt-2 font-semibold">{t("media-library.needs-script")}</p>
        </noscript>
      </div>
      <UploadLines items={items} uploads={uploads} />
    </div>
  );
}

/** A line for each file that is on its way, and for each that has ended and was not put away. */
export function UploadLines({ items, uploads }: { items: readonly UploadItem[]; uploads: Uploads }) {
  const t = useMessages();
  if (items.length === 0) return null;
  return (
    <ul className="space-y-3" aria-label={t("media-library.under-way")}>
      {items.map((item) => (
        <UploadLine key={item.key} item={item} uploads={uploads} />
      ))}
    </ul>
  );
}

function UploadLine({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const t = useMessages();
  const language = useLanguage();
  const { key, name, size, sent, state, why, finding, bytesPerSecond } = item;
  const share = size === 0 ? 0 : (100 * sent) / size;
  const isOver = state === "stored" || state === "refused";
  const left = bytesPerSecond === null ? null : Math.ceil((size - sent) / bytesPerSecond);
  return (
    <li className="border-line bg-surface-raised rounded-xl border p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 grow basis-40 font-semibold break-words">
          <Bdi>{name}</Bdi>
        </span>
        <span className="text-ink-muted text-sm">{fileSize(language, size, t)}</span>
        <span className="flex gap-1">
          {state === "sending" || state === "waiting" ? (
            <Button type="button" size="small" look="quiet" onClick={() => uploads.pause(key)}>
              {t("media-library.pause")}
            </Button>
          ) : null}
          {state === "paused" || state === "stopped" ? (
            <Button type="button" size="small" look="secondary" onClick={() => uploads.goOn(key)}>
              {t("media-library.go-on")}
            </Button>
          ) : null}
          <Button
            type="button"
            size="small"
            look="quiet"
            icon="close"
            aria-label={t(isOver || state === "checking" ? "media-library.dismiss-named" : "media-library.cancel-named", { name })}
            onClick={() => (isOver || state === "checking" ? uploads.dismiss(key) : uploads.cancel(key))}
          />
        </span>
      </div>
      {isOver ? null : (
        <div className="mt-2">
          <ProgressBar value={share} label={name} valueText={formatNumber(language, Math.floor(share), 0)} />
        </div>
      )}
      <p role="status" className={classNames("mt-1 text-sm", state === "refused" ? "text-danger" : "text-ink-muted")}>
        {t(`media-library.upload-${state}`, { percent: Math.floor(share) })}
        {bytesPerSecond === null || state !== "sending" ? null : (
          <> · {t("media-library.speed", { size: fileSize(language, bytesPerSecond, t) })}</>
        )}
        {left === null || state !== "sending" ? null : left < 60 ? (
          <> · {t("media-library.seconds-left", { count: left })}</>
        ) : (
          <> · {t("media-library.minutes-left", { count: Math.ceil(left / 60) })}</>
        )}
        {why === null ? null : <> {t(`media-library.why-${why}`, { finding: finding ?? "" })}</>}
      </p>
    </li>
  );
}
