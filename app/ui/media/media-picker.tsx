import { useEffect, useState } from "react";
import type { Library } from "#app/domain/media/library.ts";
import type { MediaKind } from "#app/domain/media/media-limits.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { fileSize } from "#app/ui/media/file-size.ts";
import { libraryOf } from "#app/ui/media/media-requests.ts";
import { MediaTile } from "#app/ui/media/media-tile.tsx";
import { UploadPanel } from "#app/ui/media/upload-panel.tsx";
import { useUploads } from "#app/ui/media/use-uploads.ts";

/** The choice of a file of one kind: one that is uploaded now, or one of the library. `failed`: the last choice could not be added. */
export function MediaPicker({
  kind,
  failed,
  onChosen,
  onClose,
}: {
  kind: MediaKind;
  failed: boolean;
  onChosen: (sha256: string) => void;
  onClose: () => void;
}) {
  const t = useMessages();
  const language = useLanguage();
  const [search, setSearch] = useState("");
  const [library, setLibrary] = useState<Library | null>(null);
  const [lost, setLost] = useState(false);
  const { items, uploads } = useUploads(({ sha256, kind: found }) => {
    if (sha256 !== null && found === kind) onChosen(sha256);
  });
  useEffect(() => {
    let gone = false;
    const wait = setTimeout(() => {
      void libraryOf(kind, search.trim()).then((found) => {
        if (gone) return;
        setLost(found === null);
        if (found !== null) setLibrary(found);
      });
    }, 250);
    return () => {
      gone = true;
      clearTimeout(wait);
    };
  }, [kind, search]);
  const otherKind = items.find((item) => item.state === "stored" && item.kind !== kind);
  return (
    <Dialog open onClose={onClose} title={t(`media-library.pick-${kind}`)} closeLabel={t("media-library.close")} wide>
      <div className="space-y-5">
        {failed ? (
          <Callout kind="danger" role="alert">
            {t("media-library.not-added")}
          </Callout>
        ) : null}
        {otherKind === undefined ? null : (
          <Callout kind="warning" role="status">
            {t("media-library.other-kind", { name: otherKind.name })}
          </Callout>
        )}
        <UploadPanel items={items} uploads={uploads} unfinished={[]} makesSmaller={library?.makesSmaller !== false} kind={kind} />
        <TextField
          name="library-search"
          type="search"
          label={t("media-library.or-library")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {lost ? <Callout kind="warning">{t("media-library.library-lost")}</Callout> : null}
        {library?.assets.length === 0 ? <p className="text-ink-muted">{t("media-library.none-found")}</p> : null}
        <ul className="grid max-h-96 grid-cols-2 gap-3 overflow-y-auto p-1 sm:grid-cols-4">
          {(library?.assets ?? []).map((asset) => (
            <li key={asset.sha256}>
              <button
                type="button"
                onClick={() => onChosen(asset.sha256)}
                className="border-line hover:border-accent w-full rounded-xl border p-2 text-start"
              >
                <MediaTile asset={asset} />
                <span className="mt-1 line-clamp-2 block text-sm break-words">
                  <Bdi>{asset.name}</Bdi>
                </span>
                <span className="text-ink-muted block text-xs">{fileSize(language, asset.bytes, t)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
