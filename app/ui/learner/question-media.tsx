import type { ShownMedia } from "#app/domain/assessment/shown-media.ts";
import { useMessages } from "#app/i18n/use-messages.ts";

/** A picture in a question, or a recording with its transcript; a recording is fetched when it is played, not before. */
export function QuestionMedia({ media }: { media: ShownMedia | undefined }) {
  const t = useMessages();
  if (media === undefined) return null;
  if (media.kind === "image")
    return <img src={media.address} alt={media.text} decoding="async" className="my-2 max-h-96 max-w-full rounded-lg bg-white" />;
  return (
    <div className="my-2">
      {/* What is said stands below it in words. */}
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <audio controls preload="none" src={media.address} className="w-full" />
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center underline">{t("lesson.block-transcript")}</summary>
        <p className="whitespace-pre-line">{media.text}</p>
      </details>
    </div>
  );
}
