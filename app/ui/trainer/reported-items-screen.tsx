import type { CaseState } from "#app/domain/assessment/item-case.ts";
import { REPORT_KINDS } from "#app/domain/assessment/report-kind.ts";
import type { ReportedItem } from "#app/domain/authoring/item-case-answers.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { reportsPath } from "#app/ui/trainer/draft-words.ts";

const TONES: Readonly<Record<CaseState, BadgeTone>> = {
  reported: "warning",
  proposed: "accent",
  fixed: "success",
  regraded: "success",
  rejected: "neutral",
};

/** Where the reports about a question stand, and whether it is on hold. */
export function CaseBadges({ state, isHeld }: Pick<ReportedItem, "state" | "isHeld">) {
  const t = useMessages();
  return (
    <span className="inline-flex flex-wrap gap-2">
      {state === null ? null : <Badge tone={TONES[state]}>{t(`regrade.state-${state}`)}</Badge>}
      {isHeld ? (
        <Badge tone="danger" icon="warning">
          {t("regrade.on-hold")}
        </Badge>
      ) : null}
    </span>
  );
}

export type ReportedItemsScreenProps = {
  readonly courseId: string;
  readonly title: Trilingual | null;
  readonly items: readonly ReportedItem[];
  /** A reviewer has no other pages of the course in the workshop. */
  readonly isTrainer: boolean;
};

/** What learners say is wrong with the questions of a course, the open ones first. */
export function ReportedItemsScreen({ courseId, title, items, isTrainer }: ReportedItemsScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page eyebrow={title === null ? null : <Bdi>{title[language]}</Bdi>} title={t("regrade.title")} lead={t("regrade.lead")}>
      {isTrainer ? <DraftNav courseId={courseId} /> : null}
      {items.length === 0 ? (
        <EmptyState icon="check" title={t("regrade.none")}>
          {t("regrade.none-text")}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {items.map((item) => (
            <Card as="li" key={item.itemId} className="flex flex-col gap-3">
              <p>
                <CaseBadges state={item.state} isHeld={item.isHeld} />
              </p>
              <h2 className="text-lg">
                {item.stem === null ? <code dir="ltr">{item.itemId}</code> : <Bdi>{shortened(item.stem[language])}</Bdi>}
              </h2>
              <p className="text-ink-muted text-sm">
                {t("regrade.people", { count: item.people })}
                {item.lastAt === null ? null : <> · {formatDate(language, item.lastAt, "moment")}</>}
              </p>
              <p className="flex flex-wrap gap-2">
                {REPORT_KINDS.filter((kind) => (item.byKind[kind] ?? 0) > 0).map((kind) => (
                  <Badge key={kind}>
                    {t("regrade.kind-count", { kind: t(`regrade.kind-${kind}`), count: formatNumber(language, item.byKind[kind] ?? 0) })}
                  </Badge>
                ))}
              </p>
              <p className="mt-auto pt-1">
                {item.stem === null ? (
                  t("regrade.gone")
                ) : (
                  <LinkButton look={item.state === "reported" ? "primary" : "secondary"} to={`${reportsPath(courseId)}/${item.itemId}`}>
                    {t("regrade.open")}
                  </LinkButton>
                )}
              </p>
            </Card>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** The beginning of a long case: the whole is on the question's own page. */
function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 150)} …`;
}
