import { type ReactNode, useCallback, useRef, useState } from "react";
import type { RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import type { MediaKind } from "#app/domain/media/media-limits.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { MediaPicker } from "#app/ui/media/media-picker.tsx";
import { addToDraft } from "#app/ui/media/media-requests.ts";

export type DraftFiles = Readonly<Record<string, RenderedMedia>>;
type Asked = { readonly kind: MediaKind; readonly answer: (name: string | null) => void };

/**
 * The choice of files for one draft. `pick` opens `dialog` and gives the name under which the draft has the chosen file, null when it was
 * closed; `add` does so for a file that is known already. `onAdded` hears of all that the draft may show from then on.
 */
export function useMediaChoice(courseId: string, language: Language, onAdded: (media: DraftFiles) => void) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [failed, setFailed] = useState(false);
  const heard = useRef(onAdded);
  heard.current = onAdded;
  const add = useCallback(
    async (sha256: string): Promise<string | null> => {
      const added = await addToDraft(courseId, language, sha256);
      if (added === null) return null;
      heard.current(added.media);
      return added.name;
    },
    [courseId, language],
  );
  const pick = useCallback(
    (kind: MediaKind) =>
      new Promise<string | null>((answer) => {
        setFailed(false);
        setAsked({ kind, answer });
      }),
    [],
  );
  const end = (name: string | null) => {
    asked?.answer(name);
    setAsked(null);
  };
  const dialog: ReactNode =
    asked === null ? null : (
      <MediaPicker
        kind={asked.kind}
        failed={failed}
        onClose={() => end(null)}
        onChosen={(sha256) => {
          void add(sha256).then((name) => (name === null ? setFailed(true) : end(name)));
        }}
      />
    );
  return { add, pick, dialog };
}
