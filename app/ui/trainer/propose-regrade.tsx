import { Form } from "@remix-run/react";
import type { ItemCase } from "#app/domain/authoring/item-case-answers.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { type RefusedForm, valueOf, valuesOf } from "#app/ui/learner/typed-values.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { CaseAlert, type CaseReply, CaseSection } from "#app/ui/trainer/case-section.tsx";
import { ThreeSentences } from "#app/ui/trainer/three-sentences.tsx";

const KINDS = ["accept-also", "full-marks", "drop"] as const;

/** Where a trainer proposes to correct the key of a question that was answered already. Another person confirms it. */
export function ProposeRegrade({ item, reply, busy }: { item: ItemCase; reply: CaseReply | null; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  if (item.regrades.some(({ decision }) => decision === null)) return null;
  const versions = item.versions.map(({ courseVersionId, number, isPublished }) => ({
    value: courseVersionId,
    label: t(isPublished ? "regrade.version-published" : "regrade.version", { number: formatNumber(language, number) }),
  }));
  return (
    <CaseSection id="regrade" title={t("regrade.regrade")} lead={t("regrade.regrade-text")}>
      <Card>
        <Form method="post" className="space-y-6" preventScrollReset>
          <CaseAlert reply={reply} />
          <ChoiceGroup
            name="kind"
            kind="one"
            legend={t("regrade.kind")}
            choices={KINDS.map((value) => ({ value, label: t(`regrade.${value}`) }))}
            defaultValue={valueOf(reply, "kind")}
            error={errorText(t, reply?.errors, "kind")}
            required
          />
          <AcceptedFields item={item} reply={reply} />
          <ChoiceGroup
            name="versions"
            kind="several"
            legend={t("regrade.versions")}
            choices={versions}
            defaultValue={reply === null ? versions.map(({ value }) => value) : valuesOf(reply, "versions")}
          />
          <fieldset className="space-y-3">
            <legend className="font-medium">{t("regrade.sentence")}</legend>
            <p className="text-ink-muted text-sm">{t("regrade.sentence-help")}</p>
            <ThreeSentences idPrefix="propose" reply={reply} />
          </fieldset>
          <Button name="intent" value="propose" busy={busy}>
            {t("regrade.propose-do")}
          </Button>
        </Form>
      </Card>
    </CaseSection>
  );
}

/** The answer that counts as well, in the shape of the question; it matters for the first way alone, and is no burden to the others. */
function AcceptedFields({ item, reply }: { item: ItemCase; reply: RefusedForm | null }) {
  const t = useMessages();
  const language = useLanguage();
  const choices = item.parts.map(({ id, text }) => ({ value: id, label: text[language] }));
  const placeholder = t("regrade.accepted-choose");
  const choice = (label: string) => (
    <SelectField name="choice" label={label} options={choices} placeholder={placeholder} defaultValue={valueOf(reply, "choice")} />
  );
  switch (item.type) {
    case "multiple-response":
      return (
        <ChoiceGroup
          name="choices"
          kind="several"
          legend={t("regrade.accepted-several")}
          choices={choices}
          defaultValue={valuesOf(reply, "choices")}
        />
      );
    case "extended-matching":
      return (
        <div className="space-y-4">
          <SelectField
            name="stem"
            label={t("regrade.accepted-stem")}
            options={item.stems.map(({ id, text }) => ({ value: id, label: text[language] }))}
            placeholder={placeholder}
            defaultValue={valueOf(reply, "stem")}
          />
          {choice(t("regrade.accepted"))}
        </div>
      );
    case "ordering":
      return (
        <fieldset className="space-y-4">
          <legend className="font-medium">{t("regrade.accepted")}</legend>
          {item.parts.map((part, index) => (
            <SelectField
              key={part.id}
              id={`place-${String(index)}`}
              name="places"
              label={t("regrade.accepted-order", { number: formatNumber(language, index + 1) })}
              options={choices}
              placeholder={placeholder}
              defaultValue={valuesOf(reply, "places")[index] ?? ""}
            />
          ))}
        </fieldset>
      );
    case "numeric":
      return (
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <TextField name="value" inputMode="decimal" label={t("regrade.accepted-value")} defaultValue={valueOf(reply, "value")} />
          <TextField
            name="tolerance"
            inputMode="decimal"
            label={t("regrade.accepted-tolerance")}
            defaultValue={valueOf(reply, "tolerance")}
          />
          {choice(t("regrade.accepted-unit"))}
        </div>
      );
    default:
      return choice(t("regrade.accepted"));
  }
}
