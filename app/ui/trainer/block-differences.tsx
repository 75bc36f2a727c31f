import type { BlockDifference } from "#app/domain/authoring/document-difference.ts";
import { useMessages } from "#app/i18n/use-messages.ts";

/** What changed between two texts, word by word; blocks in which nothing did are left out. */
export function BlockDifferences({ differences }: { differences: readonly BlockDifference[] }) {
  const t = useMessages();
  const changed = differences.filter(({ change }) => change !== "same");
  if (changed.length === 0) return <p className="text-ink-muted">{t("workshop.no-changes")}</p>;
  return (
    <ul className="border-line divide-line divide-y rounded-xl border">
      {changed.map((block) => (
        <li key={block.blockId} dir="auto" className="px-4 py-3 whitespace-pre-wrap">
          {block.words.map((run, index) => {
            if (run.kind === "same") return <span key={index}>{shortened(run.text)}</span>;
            const label = t(run.kind === "added" ? "workshop.added" : "workshop.removed");
            return run.kind === "added" ? (
              <ins key={index} className="bg-success-soft text-success rounded px-0.5" title={label}>
                {run.text}
              </ins>
            ) : (
              <del key={index} className="bg-danger-soft text-danger rounded px-0.5" title={label}>
                {run.text}
              </del>
            );
          })}
          {block.fields.map((field) => (
            <p key={field.name} className="text-sm">
              <code dir="ltr">{field.name}</code>: <del className="text-danger">{field.before}</del>{" "}
              <ins className="text-success">{field.after}</ins>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** The beginning and the end of a long passage in which nothing changed. */
function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 70)} … ${text.slice(-70)}`;
}
