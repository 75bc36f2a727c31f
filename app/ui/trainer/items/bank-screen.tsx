import type { ReactNode } from "react";
import { Form, Link } from "@remix-run/react";
import { COGNITIVE_LEVELS, COMPETENCIES, ITEM_TYPES } from "#app/domain/assessment/item-tags.ts";
import { ENOUGH_ATTEMPTS } from "#app/domain/assessment/question-statistics.ts";
import type { BankFilter, BankItem, ItemBank } from "#app/domain/authoring/item-bank.ts";
import { itemDraft } from "#app/domain/authoring/item-draft.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { listSeparator } from "#app/i18n/list-separator.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { CourseLinks } from "#app/ui/trainer/course-links.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { nameOfTopic } from "#app/ui/trainer/topic-name.ts";
import { bankPath, beginningOf, nameOfType, questionPath } from "#app/ui/trainer/items/item-words.ts";

export type BankScreenProps = {
  readonly filter: BankFilter;
  readonly bank: ItemBank;
  /** A new id for the wish to take an item. */
  readonly saveId: string;
  /** `refused`, or why it did not reach the server, as a code of errors.json. */
  readonly refusal: string | null;
  readonly busy: boolean;
};

/** Every item of the provider's courses: what it asks, where it is used, what its answers say, and the way into another course. */
export function BankScreen({ filter, bank, saveId, refusal, busy }: BankScreenProps) {
  const t = useMessages();
  const page = (number: number): string => {
    const { due, page: _page, ...texts } = filter;
    const said = Object.entries(texts).filter(([, value]) => value !== "");
    return `?${new URLSearchParams([...said, ...(due ? [["due", "yes"]] : []), ["page", String(number)]]).toString()}`;
  };
  return (
    <Page title={t("items.bank")} lead={t("items.bank-lead")}>
      <p className="mb-4">
        <LinkButton look="quiet" icon="arrow-back" to="/teach">
          {t("items.to-courses")}
        </LinkButton>
      </p>
      {refusal !== null ? (
        <div className="mb-6">
          <Callout kind="danger" role="alert">
            {refusal === "refused" ? t("items.take-refused") : errorText(t, { "": [refusal] }, "")}
          </Callout>
        </div>
      ) : null}
      <Filters filter={filter} bank={bank} />
      <p role="status" className="text-ink-muted my-4">
        {t("items.bank-found", { count: bank.found })}
      </p>
      {bank.items.length === 0 ? (
        <EmptyState icon="question" title={t("items.bank-none")}>
          {t("items.bank-none-text")}
        </EmptyState>
      ) : (
        <ol className="space-y-4">
          {bank.items.map((one) => (
            <Line key={`${one.courseId} ${one.item.id}`} one={one} bank={bank} saveId={saveId} busy={busy} />
          ))}
        </ol>
      )}
      {bank.pages === 1 ? null : (
        <nav aria-label={t("items.bank-pages")} className="mt-6 flex flex-wrap items-center gap-3">
          {filter.page > 1 ? (
            <LinkButton look="secondary" to={page(filter.page - 1)}>
              {t("items.page-before")}
            </LinkButton>
          ) : null}
          <span>{t("items.page-of", { page: filter.page, of: bank.pages })}</span>
          {filter.page < bank.pages ? (
            <LinkButton look="secondary" to={page(filter.page + 1)}>
              {t("items.page-after")}
            </LinkButton>
          ) : null}
        </nav>
      )}
    </Page>
  );
}

function Filters({ filter, bank }: Pick<BankScreenProps, "filter" | "bank">) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Form method="get" role="search" className="border-line grid items-end gap-4 rounded-2xl border p-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextField name="words" type="search" label={t("items.bank-words")} defaultValue={filter.words} maxLength={100} />
      <SelectField
        name="topic"
        label={t("items.field-topic")}
        placeholder={t("items.all")}
        defaultValue={filter.topic}
        options={bank.topics.map(({ topic, name }) => ({ value: topic, label: nameOfTopic(topic, { [topic]: name }, language) }))}
      />
      <SelectField
        name="type"
        label={t("items.field-type")}
        placeholder={t("items.all")}
        defaultValue={filter.type}
        options={ITEM_TYPES.map((type) => ({ value: type, label: nameOfType(type, t) }))}
      />
      <SelectField
        name="level"
        label={t("items.field-level")}
        placeholder={t("items.all")}
        defaultValue={filter.level}
        options={COGNITIVE_LEVELS.map((level) => ({ value: level, label: t(`items.level-${level}`) }))}
      />
      <SelectField
        name="competency"
        label={t("items.field-competency")}
        placeholder={t("items.all")}
        defaultValue={filter.competency}
        options={COMPETENCIES.map((competency) => ({ value: competency, label: t(`items.competency-${competency}`) }))}
      />
      <SelectField
        name="course"
        label={t("items.bank-course")}
        placeholder={t("items.all")}
        defaultValue={filter.course}
        options={bank.courses.map(({ courseId, title }) => ({ value: courseId, label: textIn(title, language)?.text ?? courseId }))}
      />
      <Checkbox name="due" value="yes" label={t("items.bank-due")} defaultChecked={filter.due} />
      <p className="flex flex-wrap gap-3">
        <Button icon="search">{t("items.bank-search")}</Button>
        <LinkButton look="quiet" to="/teach/items" reloadDocument>
          {t("items.bank-clear")}
        </LinkButton>
      </p>
    </Form>
  );
}

function Line({ one, bank, saveId, busy }: { one: BankItem; bank: ItemBank; saveId: string; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const { item, statistics } = one;
  const draft = itemDraft(item);
  const beginning = beginningOf(item, language);
  const title = textIn(one.courseTitle, language);
  const into = bank.courses.filter(({ courseId, hasDraft }) => hasDraft && courseId !== one.courseId);
  const facts: (readonly [MessageKey, ReactNode])[] = [
    [
      "items.bank-used",
      one.publishedIn.length === 0
        ? t("items.bank-never")
        : one.publishedIn
            .map((each, place, all) => `${listSeparator(language, place, all.length)}${formatNumber(language, each)}`)
            .join(""),
    ],
    ["items.bank-versions", formatNumber(language, one.versions)],
    ...(one.copiedInto.length === 0
      ? []
      : [
          [
            "items.bank-copies",
            <CourseLinks
              key="copies"
              courses={one.copiedInto.map(({ courseId, itemId, title: of, isInDraft }) => ({
                courseId,
                title: of,
                to: isInDraft ? questionPath(courseId, itemId) : bankPath(courseId, itemId),
              }))}
            />,
          ] as const,
        ]),
    ...(draft.tags.level === "" ? [] : [["items.field-level", t(`items.level-${draft.tags.level}` as MessageKey)] as const]),
    ...(draft.tags.competency === ""
      ? []
      : [["items.field-competency", t(`items.competency-${draft.tags.competency}` as MessageKey)] as const]),
    ...(draft.tags.difficulty === null
      ? []
      : [["items.field-difficulty", t("quiz.percent", { percent: formatNumber(language, draft.tags.difficulty) })] as const]),
    ...(draft.tags.owner === "" ? [] : [["items.field-owner", draft.tags.owner] as const]),
    ...(one.reviewOn === null ? [] : [["items.field-reviewOn", formatDate(language, one.reviewOn)] as const]),
    [
      "items.bank-answers",
      statistics === null
        ? t("items.bank-unanswered")
        : t("items.bank-right", {
            answers: statistics.asked,
            percent: t("quiz.percent", { percent: formatNumber(language, statistics.percentRight ?? 0) }),
          }),
    ],
    ...(statistics === null
      ? []
      : [
          [
            "items.bank-discrimination",
            statistics.judgement === null
              ? t("items.bank-too-few", { count: ENOUGH_ATTEMPTS })
              : formatNumber(language, statistics.judgement.discriminationHundredths / 100),
          ] as const,
        ]),
  ];
  return (
    <Card as="li" className="space-y-3">
      <h2 className="text-base font-semibold">
        <Bdi lang={beginning?.language ?? language}>{beginning?.text ?? t("items.untitled")}</Bdi>
      </h2>
      <ul className="flex flex-wrap gap-2">
        <li>
          <Badge tone="accent">{nameOfType(item.type, t)}</Badge>
        </li>
        <li>
          <Badge>
            <Bdi>{nameOfTopic(draft.topic, { [draft.topic]: one.topicName }, language)}</Bdi>
          </Badge>
        </li>
        {one.isCurrent ? (
          <li>
            <Badge tone="success">{t("items.bank-current")}</Badge>
          </li>
        ) : null}
        {one.isInDraft ? (
          <li>
            <Badge tone="brass">{t("items.bank-in-draft")}</Badge>
          </li>
        ) : null}
        {one.isReviewDue ? (
          <li>
            <Badge tone="warning" icon="calendar">
              {t("items.bank-review-due")}
            </Badge>
          </li>
        ) : null}
        {one.origin !== null && one.origin.state !== "same" ? (
          <li>
            <Badge tone="warning">{t(`items.origin-${one.origin.state}`)}</Badge>
          </li>
        ) : null}
      </ul>
      <p className="text-sm">
        {one.isInDraft ? (
          <Link className="text-accent inline-flex min-h-11 items-center underline" to={questionPath(one.courseId, item.id)}>
            <Bdi>{title?.text ?? one.courseId}</Bdi>
          </Link>
        ) : (
          <Bdi>{title?.text ?? one.courseId}</Bdi>
        )}
      </p>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-muted">{t(name)}</dt>
            <dd>{typeof value === "string" ? <Bdi>{value}</Bdi> : value}</dd>
          </div>
        ))}
      </dl>
      {into.length === 0 ? null : (
        <Form method="post" className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="saveId" value={saveId} />
          <input type="hidden" name="fromCourse" value={one.courseId} />
          <input type="hidden" name="fromItem" value={item.id} />
          <div className="min-w-56">
            <SelectField
              id={`into-${one.courseId}-${item.id}`}
              name="courseId"
              label={t("items.take-into")}
              options={into.map(({ courseId, title: of }) => ({ value: courseId, label: textIn(of, language)?.text ?? courseId }))}
            />
          </div>
          <Button look="secondary" busy={busy}>
            {t("items.take")}
          </Button>
        </Form>
      )}
    </Card>
  );
}
