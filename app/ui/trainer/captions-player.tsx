import { type RefObject, useState } from "react";
import { type DraftCue, timeFrom } from "#app/domain/media/webvtt.ts";
import { type Language, directionOf } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { CaptionsToEdit } from "#app/queries/authoring/captions-to-edit.server.ts";
import { Callout } from "#app/ui/kit/callout.tsx";

/** The recording at the desk, and the caption of its present moment as it is written now. */
export function CaptionsPlayer({
  player,
  captions,
  cues,
  language,
}: {
  player: RefObject<HTMLMediaElement>;
  captions: CaptionsToEdit;
  cues: readonly DraftCue[];
  language: Language;
}) {
  const t = useMessages();
  const [position, setPosition] = useState(0);
  const shown = cues.find(({ start, end }) => {
    const [from, to] = [timeFrom(start), timeFrom(end)];
    return from !== null && to !== null && from <= position && position < to;
  });
  if (captions.sources.length === 0)
    return (
      <div>
        <Callout kind="warning" title={t("captions.no-file")}>
          {t("captions.no-file-text")}
        </Callout>
      </div>
    );
  const told = (event: { currentTarget: HTMLMediaElement }): void => {
    setPosition(event.currentTarget.currentTime * 1000);
  };
  const sources = captions.sources.map(({ src, type }) => <source key={src} src={src} type={type} />);
  return (
    <div className="bg-surface self-start pb-2 lg:sticky lg:top-30 lg:z-10">
      {captions.kind === "video" ? (
        // The captions are what is being written: they stand below.
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <video
          ref={player as RefObject<HTMLVideoElement>}
          controls
          playsInline
          preload="metadata"
          poster={captions.poster ?? undefined}
          onTimeUpdate={told}
          onSeeked={told}
          className="max-h-[40dvh] w-full rounded-lg bg-black lg:max-h-[50dvh]"
        >
          {sources}
        </video>
      ) : (
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <audio ref={player} controls preload="metadata" onTimeUpdate={told} onSeeked={told} className="w-full">
          {sources}
        </audio>
      )}
      <p
        lang={language}
        dir={directionOf(language)}
        className="bg-surface-sunken mt-2 min-h-16 rounded-lg p-2 text-center text-lg whitespace-pre-line"
        data-shown-caption
      >
        {shown?.text ?? ""}
      </p>
    </div>
  );
}
