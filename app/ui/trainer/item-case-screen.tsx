import { Form } from "@remix-run/react";
import type { ItemCase } from "#app/domain/authoring/item-case-answers.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { ClinicalText } from "#app/ui/learner/clinical-text.tsx";
import { valueOf } from "#app/ui/learner/typed-values.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { CaseAlert, type CaseReply, CaseSection } from "#app/ui/trainer/case-section.tsx";
import { draftPath, reportsPath } from "#app/ui/trainer/draft-words.ts";
import { ProposeRegrade } from "#app/ui/trainer/propose-regrade.tsx";
import { Corrections } from "#app/ui/trainer/regrade-corrections.tsx";
import { CaseBadges } from "#app/ui/trainer/reported-items-screen.tsx";
import { ThreeSentences } from "#app/ui/trainer/three-sentences.tsx";

type CaseIntent = "hold" | "release" | "answer" | "propose" | "confirm" | "refuse";

export type ItemCaseScreenProps = {
  readonly item: ItemCase;
  readonly role: "trainer" | "reviewer";
  readonly reply: CaseReply | null;
  readonly busy: boolean;
};

/** One question of which something was said: what, how it was answered so far, and what can be done about it. */
export function ItemCaseScreen({ item, role, reply, busy }: ItemCaseScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const isTrainer = role === "trainer";
  return (
    <Page eyebrow={<CaseBadges state={item.state} isHeld={item.isHeld} />} title={t("regrade.question")} width="text">
      <div className="space-y-8">
        <p className="flex flex-wrap gap-3">
          <LinkButton look="quiet" icon="arrow-back" to={reportsPath(item.courseId)}>
            {t("regrade.back")}
          </LinkButton>
          {isTrainer ? (
            <LinkButton look="quiet" icon="pencil" to={`${draftPath(item.courseId)}/questions?item=${encodeURIComponent(item.itemId)}`}>
              {t("regrade.to-draft")}
            </LinkButton>
          ) : null}
        </p>
        <Card as="section" className="space-y-3">
          <p className="whitespace-pre-line">
            <ClinicalText>{item.stem?.[language] ?? ""}</ClinicalText>
          </p>
          <p className="font-medium">
            <ClinicalText>{item.leadIn?.[language] ?? ""}</ClinicalText>
          </p>
          <p className="text-ink-muted text-sm">
            <code dir="ltr">{item.itemId}</code>
          </p>
        </Card>
        <Answers item={item} />
        <Texts item={item} />
        <Hold item={item} reply={of(reply, "hold", "release")} busy={busy} />
        <Corrections item={item} role={role} reply={of(reply, "confirm", "refuse")} busy={busy} />
        {isTrainer ? <ProposeRegrade item={item} reply={of(reply, "propose")} busy={busy} /> : null}
        {isTrainer ? <AnswerReports item={item} reply={of(reply, "answer")} busy={busy} /> : null}
      </div>
    </Page>
  );
}

function of(reply: CaseReply | null, ...intents: readonly CaseIntent[]): CaseReply | null {
  return reply !== null && (intents as readonly string[]).includes(reply.intent) ? reply : null;
}

function Answers({ item }: { item: ItemCase }) {
  const t = useMessages();
  const language = useLanguage();
  const nameOf = (list: ItemCase["parts"], id: string) => list.find((part) => part.id === id)?.text[language] ?? id;
  const named = (part: string, stem: string | null) => {
    if (item.type === "ordering")
      return part
        .split(" ")
        .map((id) => nameOf(item.parts, id))
        .join(" · ");
    const [number = "", unit = ""] = part.split(" ");
    if (item.type === "numeric") return `${number} ${nameOf(item.parts, unit)}`.trim();
    return stem === null ? nameOf(item.parts, part) : `${nameOf(item.stems, stem)}: ${nameOf(item.parts, part)}`;
  };
  return (
    <CaseSection id="answers" title={t("regrade.answers")}>
      <DataTable
        caption={t("regrade.answers-count", { count: item.answers.answered })}
        columns={[
          {
            key: "option",
            header: t("regrade.option"),
            rowHeader: true,
            cell: ({ part, stem, isKey }) => (
              <span className="inline-flex flex-wrap items-center gap-2 text-start font-normal">
                <ClinicalText>{named(part, stem)}</ClinicalText>
                {isKey ? (
                  <Badge tone="success" icon="key">
                    {t("regrade.key")}
                  </Badge>
                ) : null}
              </span>
            ),
          },
          { key: "times", header: t("regrade.times"), numeric: true, cell: ({ count }) => formatNumber(language, count) },
        ]}
        rows={item.answers.parts}
        rowKey={({ part, stem }) => `${stem ?? ""} ${part}`}
      />
    </CaseSection>
  );
}

function Texts({ item }: { item: ItemCase }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <CaseSection id="texts" title={t("regrade.texts")}>
      {item.texts.length === 0 ? <p className="text-ink-muted">{t("regrade.no-texts")}</p> : null}
      <ul className="space-y-3">
        {item.texts.map((text) => (
          <Card as="li" key={text.textId} className="space-y-2">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <Badge>{t(`regrade.kind-${text.kind}`)}</Badge>
              <span className="text-ink-muted text-sm">
                {t("regrade.reporter", { number: formatNumber(language, text.reporter) })} · {formatDate(language, text.at, "moment")}
              </span>
            </p>
            <p dir="auto" lang={text.language} className="whitespace-pre-line wrap-anywhere">
              {text.body}
            </p>
          </Card>
        ))}
      </ul>
      {item.verdicts.map(({ verdict, reason, at }) => (
        <Callout key={at} kind="note" title={`${t(`regrade.state-${verdict}`)} · ${formatDate(language, at, "moment")}`}>
          <p>
            <Bdi>{reason[language]}</Bdi>
          </p>
        </Callout>
      ))}
    </CaseSection>
  );
}

function Hold({ item, reply, busy }: { item: ItemCase; reply: CaseReply | null; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <CaseSection id="hold" title={t("regrade.hold")} lead={t("regrade.hold-text")}>
      <Card>
        <Form method="post" className="space-y-4" preventScrollReset>
          <CaseAlert reply={reply} />
          {item.hold === null ? (
            <>
              <TextArea name="reason" id="hold-reason" label={t("regrade.hold-reason")} rows={2} defaultValue={valueOf(reply, "reason")} />
              <Checkbox
                name="acceptShorter"
                label={t("regrade.accept-shorter")}
                defaultChecked={valueOf(reply, "acceptShorter") === "on"}
              />
              <Button look="danger" name="intent" value="hold" icon="warning" busy={busy}>
                {t("regrade.hold-do")}
              </Button>
            </>
          ) : (
            <>
              <p>{t("regrade.held-since", { moment: formatDate(language, item.hold.at, "moment") })}</p>
              <p dir="auto" className="border-line border-s-4 ps-4 wrap-anywhere">
                {item.hold.reason}
              </p>
              <Button look="secondary" name="intent" value="release" busy={busy}>
                {t("regrade.release-do")}
              </Button>
            </>
          )}
        </Form>
      </Card>
    </CaseSection>
  );
}

function AnswerReports({ item, reply, busy }: { item: ItemCase; reply: CaseReply | null; busy: boolean }) {
  const t = useMessages();
  if (item.state !== "reported") return null;
  return (
    <CaseSection id="verdict" title={t("regrade.verdict")} lead={t("regrade.verdict-text")}>
      <Card>
        <Form method="post" className="space-y-5" preventScrollReset>
          <CaseAlert reply={reply} />
          <ChoiceGroup
            name="verdict"
            kind="one"
            legend={t("regrade.verdict-which")}
            choices={(["fixed", "rejected"] as const).map((value) => ({ value, label: t(`regrade.verdict-${value}`) }))}
            defaultValue={valueOf(reply, "verdict")}
            error={errorText(t, reply?.errors, "verdict")}
            required
          />
          <ThreeSentences idPrefix="verdict" reply={reply} />
          <Button name="intent" value="answer" busy={busy}>
            {t("regrade.verdict-do")}
          </Button>
        </Form>
      </Card>
    </CaseSection>
  );
}
