import type { BlockDifference } from "#app/domain/authoring/document-difference.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";

/** What a source says otherwise than when it was translated, word for word. */
export function SourceChanges({ changes, language }: { changes: readonly BlockDifference[]; language: Language }) {
  const t = useMessages();
  const added = t("workshop.added");
  const removed = t("workshop.removed");
  return (
    <details className="border-warning bg-warning-soft rounded-xl border" open>
      <summary className="min-h-11 cursor-pointer px-3 py-2.5 font-medium">{t("translation.source-changed")}</summary>
      <div lang={language} dir={directionOf(language)} className="space-y-2 px-3 pb-3 whitespace-pre-wrap">
        {changes.map((block) => (
          <div key={block.blockId}>
            {block.words.map((run, index) =>
              run.kind === "same" ? (
                <span key={index}>{run.text}</span>
              ) : run.kind === "added" ? (
                <ins key={index} title={added} className="bg-success-soft text-success rounded px-0.5">
                  {run.text}
                </ins>
              ) : (
                <del key={index} title={removed} className="bg-danger-soft text-danger rounded px-0.5">
                  {run.text}
                </del>
              ),
            )}
            {block.fields.map((field) => (
              <p key={field.name} className="text-sm">
                <code dir="ltr">{field.name}</code>: <del className="text-danger">{field.before}</del>{" "}
                <ins className="text-success">{field.after}</ins>
              </p>
            ))}
          </div>
        ))}
      </div>
    </details>
  );
}
