import { Form } from "@remix-run/react";
import { RECALL_REASONS, WITHDRAW_REASONS } from "#app/domain/authoring/withdrawal-reasons.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { WithdrawalPage } from "#app/queries/authoring/withdrawal-page.server.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";

export type WithdrawalAnswer = {
  readonly refusal: "withdrawn-already" | "no-such-version" | "incomplete" | "other";
  /** What was typed, so that nothing of it is lost. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Why it did not reach the server, or the server could not take it: a code of errors.json. */
  readonly unsent: string | null;
};

export type WithdrawalScreenProps = {
  readonly page: WithdrawalPage;
  /** Where the reader came from. */
  readonly back: string;
  /** Whether its reader comes from the pages of the course in the workshop. */
  readonly inWorkshop?: boolean;
  readonly answer: WithdrawalAnswer | null;
  readonly busy: boolean;
};

/** Takes a published course back: what it means, for how many, why, and what learners are told. */
export function WithdrawalScreen({ page, back, inWorkshop = false, answer, busy }: WithdrawalScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const typed = (name: string) => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : undefined;
  };
  return (
    <Page
      width="text"
      eyebrow={<Bdi>{page.title[language]}</Bdi>}
      title={t("publication.withdraw-title")}
      lead={t("publication.withdraw-lead")}
    >
      {inWorkshop ? <DraftNav courseId={page.courseId} /> : null}
      <p className="mb-6">
        <LinkButton look="quiet" icon="arrow-back" to={back}>
          {t("workshop.back-to-draft")}
        </LinkButton>
      </p>
      <div className="space-y-6">
        {answer === null ? null : (
          <Callout kind="danger" role="alert">
            {answer.unsent === null ? t(`publication.withdraw-refused-${answer.refusal}`) : errorText(t, { "": [answer.unsent] }, "")}
          </Callout>
        )}
        {page.withdrawals.length === 0 ? null : <Done page={page} />}
        <p>
          {t("publication.withdraw-underway", { count: page.underWay })} {t("publication.withdraw-learned", { count: page.learned })}
        </p>
        {page.withdrawn === "recall" ? null : (
          <Card>
            <Form method="post" className="space-y-5">
              <ChoiceGroup
                name="kind"
                kind="one"
                legend={t("publication.kind")}
                required
                defaultValue={typed("kind") ?? (page.withdrawn === "withdraw" ? "recall" : "")}
                choices={[
                  {
                    value: "withdraw",
                    label: t("publication.kind-withdraw"),
                    description: t("publication.kind-withdraw-text"),
                    disabled: page.withdrawn !== null,
                  },
                  { value: "recall", label: t("publication.kind-recall"), description: t("publication.kind-recall-text") },
                ]}
              />
              <SelectField
                name="reasonClass"
                label={t("publication.class")}
                required
                defaultValue={typed("reasonClass") ?? ""}
                options={[
                  { value: "", label: "" },
                  ...[...WITHDRAW_REASONS, ...RECALL_REASONS].map((reason) => ({ value: reason, label: t(`publication.class-${reason}`) })),
                ]}
              />
              <TextField
                name="firstNumber"
                type="number"
                inputMode="numeric"
                min={1}
                max={page.number}
                label={t("publication.first-number")}
                description={t("publication.first-number-text", { number: page.number })}
                defaultValue={typed("firstNumber") ?? "1"}
                required
              />
              <fieldset className="space-y-3">
                <legend className="font-medium">{t("publication.explanation")}</legend>
                <p className="text-ink-muted text-sm">{t("publication.explanation-text")}</p>
                {LANGUAGES.map((one) => (
                  <TextArea
                    key={one}
                    name={`explanation-${one}`}
                    label={<span lang={one}>{LANGUAGE_NAMES[one]}</span>}
                    defaultValue={typed(`explanation-${one}`)}
                    lang={one}
                    dir={one === "en" ? "ltr" : "rtl"}
                    maxLength={4000}
                    required
                  />
                ))}
              </fieldset>
              <Checkbox name="confirmed" value="yes" label={t("publication.confirm-withdraw")} required />
              <Button look="danger" icon="danger" busy={busy} className="w-full">
                {t("publication.withdraw-do")}
              </Button>
            </Form>
          </Card>
        )}
      </div>
    </Page>
  );
}

function Done({ page }: { page: WithdrawalPage }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <section aria-labelledby="done" className="space-y-3">
      <h2 id="done" className="text-xl">
        {t("publication.withdrawn-done")}
      </h2>
      <ul className="space-y-3">
        {page.withdrawals.map((one) => (
          <li key={one.id}>
            <Callout kind={one.kind === "recall" ? "danger" : "warning"} title={t(`publication.withdrawn-${one.kind}`)}>
              <p className="text-sm">
                {t("publication.withdrawn-line", {
                  first: one.firstNumber,
                  last: one.lastNumber,
                  moment: formatDate(language, one.at, "moment"),
                })}
              </p>
              <p className="text-sm">{t(`publication.class-${one.reason}`)}</p>
              <p className="whitespace-pre-wrap">
                <Bdi>{one.explanation[language]}</Bdi>
              </p>
            </Callout>
          </li>
        ))}
      </ul>
    </section>
  );
}
