import { type ReactNode, useCallback, useRef, useState } from "react";
import type { PastedImage } from "#app/domain/authoring/paste/paste-html.ts";
import type { MediaKind } from "#app/domain/media/media-limits.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { MediaKind as BlockKind } from "#app/ui/editor/lesson-context.ts";
import type { DroppedFile, FillBlock } from "#app/ui/editor/lesson-editor-props.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { fileOfDataUrl } from "#app/ui/media/pasted-files.ts";
import { UploadLines } from "#app/ui/media/upload-panel.tsx";
import { type DraftFiles, useMediaChoice } from "#app/ui/media/use-media-choice.tsx";
import { useUploads } from "#app/ui/media/use-uploads.ts";

const KINDS: Readonly<Record<BlockKind, MediaKind>> = { image: "image", audio: "audio", video: "video", text: "captions", file: "file" };

type Waiting = { readonly blockId: string; readonly fill: FillBlock };

/** The files of one lesson's editor: what it may show, how one is chosen, and what is being uploaded for blocks that wait. */
export function useLessonMedia(courseId: string, language: Language, loaded: DraftFiles) {
  const t = useMessages();
  const [media, setMedia] = useState(loaded);
  const [notAdded, setNotAdded] = useState<readonly string[]>([]);
  const waiting = useRef(new Map<string, Waiting>());

  const { add, pick, dialog } = useMediaChoice(courseId, language, setMedia);
  const { items, uploads } = useUploads((item) => {
    const block = waiting.current.get(item.key);
    if (block === undefined || item.sha256 === null) return;
    void add(item.sha256).then((name) => {
      if (name === null) setNotAdded((names) => [...names, item.name]);
      else {
        block.fill(block.blockId, name);
        uploads.dismiss(item.key);
      }
    });
  });

  const pickMedia = useCallback((kind: BlockKind) => pick(KINDS[kind]), [pick]);
  const send = (files: readonly DroppedFile[], fill: FillBlock) => {
    const keys = uploads.add(
      files.map(({ file }) => file),
      [],
    );
    files.forEach(({ blockId }, index) => waiting.current.set(keys[index] ?? "", { blockId, fill }));
  };
  const onPastedImages = (images: readonly PastedImage[], fill: FillBlock) => {
    // What lies on another host, a browser may not fetch: its block stays empty, and the summary of the paste says so.
    const files = images.flatMap(({ blockId, src }, index) => {
      const file = fileOfDataUrl(src, `pasted-${String(index + 1)}`);
      return file === null ? [] : [{ blockId, file }];
    });
    if (files.length > 0) send(files, fill);
  };

  const screen: ReactNode = (
    <>
      {notAdded.length === 0 ? null : (
        <Callout kind="danger" role="alert">
          {t("media-library.stored-not-added", { names: notAdded.join(", ") })}
        </Callout>
      )}
      <UploadLines items={items} uploads={uploads} />
      {dialog}
    </>
  );
  return { media, pickMedia, onPastedImages, onFiles: send, screen };
}
