import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { ImportLine, Verdict } from "#app/queries/identity/register-imports.server.ts";
import { columnName, columnValue, faultSentence } from "#app/ui/auditor/register-words.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";

const TONES: Readonly<Record<Verdict, BadgeTone>> = {
  new: "accent",
  changed: "brass",
  same: "neutral",
  refused: "danger",
  uncertain: "warning",
};

/** The lines of a list, each with what it would do and why. */
export function ImportLines({ lines }: { lines: readonly ImportLine[] }) {
  const t = useMessages();
  return (
    <DataTable<ImportLine>
      caption={t("register.lines")}
      captionHidden
      rows={lines}
      rowKey={({ line }) => String(line)}
      empty={<EmptyState icon="list" title={t("register.no-lines")} />}
      columns={[
        {
          key: "line",
          header: t("register.line"),
          rowHeader: true,
          cell: ({ line, label, number }) => (
            <>
              <span className="text-ink-muted block text-sm font-normal sm:hidden">{t("register.line-of", { line })}</span>
              <span className="text-ink-muted tabular-nums max-sm:hidden">{line} </span>
              <span className="font-semibold wrap-anywhere">
                <Bdi>{label === "" ? "–" : label}</Bdi>
              </span>
              {number === null ? null : (
                <span className="text-ink-muted block text-sm">
                  <bdi dir="ltr">{number}</bdi>
                </span>
              )}
            </>
          ),
        },
        {
          key: "verdict",
          header: t("register.verdict"),
          cell: ({ verdict, applied }) => (
            <span className="flex flex-wrap gap-1">
              <Badge tone={TONES[verdict]}>{t(`register.verdict-${verdict}`)}</Badge>
              {applied ? (
                <Badge tone="success" icon="check">
                  {t("register.applied")}
                </Badge>
              ) : null}
            </span>
          ),
        },
        { key: "why", header: t("register.why"), cell: (line) => <Why line={line} /> },
      ]}
    />
  );
}

function Why({ line }: { line: ImportLine }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <ul className="space-y-1">
      {line.verdict === "new" ? <li>{line.about.map(([column, value]) => columnValue(t, language, column, value)).join(" · ")}</li> : null}
      {line.reasons.map((fault) => (
        <li key={`${fault.code} ${fault.column ?? ""}`}>{faultSentence(t, fault)}</li>
      ))}
      {line.changes.map(({ field, from, to }) => (
        <li key={field}>
          {columnName(t, field)}: {from === null ? null : <del className="text-ink-muted">{columnValue(t, language, field, from)}</del>}{" "}
          <ins className="font-semibold no-underline">
            <Bdi>{columnValue(t, language, field, to)}</Bdi>
          </ins>
        </li>
      ))}
      {line.matchedBy === null ? null : (
        <li className="text-ink-muted text-sm">{t(`register.matched-by-${line.matchedBy}` as MessageKey, { score: line.score ?? 0 })}</li>
      )}
      {line.verdict === "uncertain" ? <li>{t("register.uncertain-why")}</li> : null}
    </ul>
  );
}
