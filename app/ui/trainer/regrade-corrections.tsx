import { Form, Link } from "@remix-run/react";
import { LISTED, type RegradePreview } from "#app/domain/assessment/regrade-preview.ts";
import type { ItemCase, ShownRegrade } from "#app/domain/authoring/item-case-answers.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { valueOf } from "#app/ui/learner/typed-values.ts";
import { nameOfAuthor } from "#app/ui/trainer/draft-words.ts";
import { CaseAlert, type CaseReply, CaseSection } from "#app/ui/trainer/case-section.tsx";

type Props = { readonly item: ItemCase; readonly role: "trainer" | "reviewer"; readonly reply: CaseReply | null; readonly busy: boolean };

/** The corrections of a question: what waits for its second person, with whom it changes, and what was decided and how far it is. */
export function Corrections({ item, role, reply, busy }: Props) {
  const t = useMessages();
  if (item.regrades.length === 0) return null;
  return (
    <CaseSection id="corrections" title={t("regrade.corrections")}>
      <ol className="space-y-4">
        {item.regrades.map((regrade) => (
          <Card as="li" key={regrade.regradeId} className="space-y-4">
            <Head regrade={regrade} item={item} />
            {regrade.preview === null ? null : <Preview preview={regrade.preview} papers={regrade.papers} />}
            {regrade.progress === null ? null : <Progress progress={regrade.progress} />}
            {regrade.decision !== null ? null : regrade.isOwn ? (
              <Callout kind="note">{t("regrade.own-proposal")}</Callout>
            ) : role === "reviewer" ? (
              <Decide regrade={regrade} seen={item.seen} reply={reply} busy={busy} />
            ) : null}
          </Card>
        ))}
      </ol>
    </CaseSection>
  );
}

function Head({ regrade, item }: { regrade: ShownRegrade; item: ItemCase }) {
  const t = useMessages();
  const language = useLanguage();
  const { remedy, decision } = regrade;
  const by = { name: nameOfAuthor(regrade.proposer, language, t), moment: formatDate(language, regrade.proposedAt, "moment") };
  return (
    <header className="space-y-2">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <strong>{t(`regrade.${remedy.kind}`)}</strong>
        {decision === null ? <Badge tone="accent">{t("regrade.waits")}</Badge> : null}
      </p>
      {remedy.kind === "accept-also" ? (
        <p>
          {t("regrade.accepted")}: <Bdi>{acceptedIn(regrade, item, language)}</Bdi>
        </p>
      ) : null}
      <p className="flex flex-wrap gap-2">
        {regrade.versionNumbers.map((number) => (
          <Badge key={number}>{t("regrade.version", { number: formatNumber(language, number) })}</Badge>
        ))}
      </p>
      <p className="border-line border-s-4 ps-4">
        <Bdi>{regrade.sentence[language]}</Bdi>
      </p>
      <p className="text-ink-muted text-sm">{t("regrade.proposed-by", by)}</p>
      {decision === null ? null : (
        <p className="text-ink-muted text-sm">
          {t(`regrade.${decision.outcome}`, {
            name: nameOfAuthor(decision.by, language, t),
            moment: formatDate(language, decision.at, "moment"),
          })}
        </p>
      )}
      {decision === null || decision.reason === "" ? null : (
        <p dir="auto" className="border-line border-s-4 ps-4 wrap-anywhere">
          {decision.reason}
        </p>
      )}
    </header>
  );
}

function acceptedIn({ remedy }: ShownRegrade, item: ItemCase, language: keyof ItemCase["parts"][number]["text"]): string {
  if (remedy.kind !== "accept-also") return "";
  const { accepted } = remedy;
  const nameOf = (id: string, list = item.parts) => list.find((part) => part.id === id)?.text[language] ?? id;
  switch (accepted.type) {
    case "single-best-answer":
      return nameOf(accepted.choice);
    case "multiple-response":
      return accepted.choices.map((id) => nameOf(id)).join(" · ");
    case "extended-matching":
      return `${nameOf(accepted.stem, item.stems)}: ${nameOf(accepted.choice)}`;
    case "ordering":
      return accepted.order.map((id) => nameOf(id)).join(" · ");
    case "numeric":
      return `${accepted.value} ± ${accepted.tolerance} ${nameOf(accepted.unit)}`;
  }
}

const COUNTS = ["concerned", "raised", "lowered", "unchanged", "passes", "passesKept"] as const;
const COUNT_WORDS = {
  concerned: "regrade.preview-concerned",
  raised: "regrade.preview-raised",
  lowered: "regrade.preview-lowered",
  unchanged: "regrade.preview-unchanged",
  passes: "regrade.preview-passes",
  passesKept: "regrade.preview-passes-kept",
} as const;

function Preview({ preview, papers }: { preview: RegradePreview; papers: ShownRegrade["papers"] }) {
  const t = useMessages();
  const language = useLanguage();
  const number = (value: number) => formatNumber(language, value);
  return (
    <div className="space-y-4">
      <h3 className="font-semibold">{t("regrade.preview")}</h3>
      <dl className="divide-line border-line divide-y rounded-xl border">
        {COUNTS.map((name) => (
          <div key={name} className="flex justify-between gap-4 px-4 py-2" data-count={name}>
            <dt>{t(COUNT_WORDS[name])}</dt>
            <dd className="font-semibold tabular-nums">{number(preview[name])}</dd>
          </div>
        ))}
      </dl>
      {preview.emptied === 0 ? null : <Callout kind="danger">{t("regrade.nothing-left")}</Callout>}
      {papers === null || papers.before.least === papers.after.least ? null : (
        <Callout kind="warning">{t("regrade.papers", { now: number(papers.after.least), until: number(papers.before.least) })}</Callout>
      )}
      <DataTable
        caption={t("regrade.distribution")}
        columns={[
          { key: "range", header: t("regrade.range"), rowHeader: true, cell: ({ tenth }) => <bdi dir="ltr">{rangeOf(tenth, number)}</bdi> },
          { key: "before", header: t("regrade.before"), numeric: true, cell: ({ before }) => number(before) },
          { key: "after", header: t("regrade.after"), numeric: true, cell: ({ after }) => number(after) },
        ]}
        rows={preview.before
          .map((before, tenth) => ({ tenth, before, after: preview.after[tenth] ?? 0 }))
          .filter(({ before, after }) => before + after > 0)}
        rowKey={({ tenth }) => String(tenth)}
      />
      {preview.changes.length === 0 ? null : (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center font-medium">{t("regrade.changes")}</summary>
          {preview.changes.length === LISTED ? (
            <p className="text-ink-muted text-sm">{t("regrade.changes-first", { count: number(LISTED) })}</p>
          ) : null}
          <DataTable
            caption={t("regrade.changes")}
            captionHidden
            columns={[
              {
                key: "attempt",
                header: t("regrade.attempt"),
                rowHeader: true,
                cell: ({ attemptId }) => <code dir="ltr">{attemptId.slice(0, 8)}</code>,
              },
              { key: "before", header: t("regrade.before"), numeric: true, cell: ({ before }) => number(before.percent) },
              { key: "after", header: t("regrade.after"), numeric: true, cell: ({ now }) => number(now.percent) },
              {
                key: "passes",
                header: t("regrade.passes"),
                cell: ({ before, now }) => (!before.passed && now.passed ? <Badge tone="success">{t("regrade.passes")}</Badge> : null),
              },
            ]}
            rows={preview.changes}
            rowKey={({ attemptId }) => attemptId}
          />
        </details>
      )}
    </div>
  );
}

function rangeOf(tenth: number, number: (value: number) => string): string {
  return tenth === 10 ? number(100) : `${number(tenth * 10)}–${number(tenth * 10 + 9)}`;
}

function Progress({ progress }: { progress: NonNullable<ShownRegrade["progress"]> }) {
  const t = useMessages();
  const language = useLanguage();
  const number = (value: number) => formatNumber(language, value);
  const { attempts, done, told, passes, endedAt } = progress;
  if (endedAt !== null)
    return (
      <p>
        {t("regrade.ended", {
          moment: formatDate(language, endedAt, "moment"),
          attempts: number(attempts),
          told: number(told),
          passes: number(passes),
        })}
      </p>
    );
  const text = t("regrade.progress", { done: number(done), attempts: number(attempts) });
  return (
    <div className="space-y-2">
      <ProgressBar value={done} maximum={Math.max(1, attempts)} label={text} valueText={text} />
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span>{text}</span>
        <Link to="." preventScrollReset className="text-accent inline-flex min-h-11 items-center underline">
          {t("regrade.progress-look")}
        </Link>
      </p>
    </div>
  );
}

function Decide({ regrade, seen, reply, busy }: { regrade: ShownRegrade; seen: number; reply: CaseReply | null; busy: boolean }) {
  const t = useMessages();
  return (
    <Form method="post" className="space-y-4" preventScrollReset>
      <CaseAlert reply={reply} />
      <input type="hidden" name="regradeId" value={regrade.regradeId} />
      <input type="hidden" name="seen" value={seen} />
      <TextArea
        name="reason"
        id="decision-reason"
        label={t("regrade.decision-reason")}
        description={t("regrade.decision-reason-help")}
        rows={2}
        defaultValue={valueOf(reply, "reason")}
      />
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="confirm" icon="check" busy={busy}>
          {t("regrade.confirm-do")}
        </Button>
        <Button look="secondary" name="intent" value="refuse" busy={busy}>
          {t("regrade.refuse-do")}
        </Button>
      </div>
    </Form>
  );
}
