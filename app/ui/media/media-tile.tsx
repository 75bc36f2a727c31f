import type { LibraryAsset } from "#app/domain/media/library.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";

const ICONS: Readonly<Record<LibraryAsset["kind"], IconName>> = {
  image: "eye",
  audio: "play",
  video: "play",
  captions: "note",
  file: "file",
};

/** What stands for a file in a list: a small picture of it, or the sign of its kind. */
export function MediaTile({ asset }: { asset: LibraryAsset }) {
  return (
    <span className="bg-surface-sunken flex aspect-4/3 w-full items-center justify-center overflow-hidden rounded-lg">
      {asset.thumbnail === null ? (
        <Icon name={ICONS[asset.kind]} className="text-ink-muted size-9" />
      ) : (
        <img src={`/media/${asset.thumbnail}`} alt="" loading="lazy" className="h-full w-full object-contain" />
      )}
    </span>
  );
}
