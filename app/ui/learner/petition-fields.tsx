import { RELIEF_REASONS } from "#app/domain/compliance/petition-codes.ts";
import type { OpenToAppeal } from "#app/domain/compliance/petition-terms.ts";
import { EVIDENCE_GRADES } from "#app/domain/compliance/policy-terms.ts";
import { ACCREDITORS } from "#app/domain/credits/accreditor.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { DateField } from "#app/ui/kit/date-field.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type PetitionReply = { readonly refusal: string | null; readonly values: FieldValues; readonly errors: Errors };
type Part = { readonly values: FieldValues; readonly errors: Errors | undefined };

/** Why a form was not taken, above it. */
export function RefusalShown({ reply }: { reply: PetitionReply | null }) {
  const t = useMessages();
  const whole = errorText(t, reply?.errors, "");
  const refusal = reply?.refusal == null ? whole : t(`petition.refusal-${reply.refusal}` as MessageKey);
  if (refusal === undefined) return null;
  return (
    <Callout kind="danger" role="alert">
      <p>{refusal}</p>
    </Callout>
  );
}

/** A scan or a photograph. */
export function EvidenceField({ required, errors }: { required: boolean; errors: Errors | undefined }) {
  const t = useMessages();
  return (
    <TextField
      name="file"
      type="file"
      accept="application/pdf,image/png,image/jpeg,image/webp,image/avif"
      required={required}
      label={t("petition.file")}
      optional={required ? null : t("petition.optional")}
      description={t("petition.file-hint")}
      error={errorText(t, errors, "file")}
    />
  );
}

function Note({ values, errors }: Part) {
  const t = useMessages();
  return (
    <TextArea
      name="note"
      rows={2}
      label={t("petition.note")}
      optional={t("petition.optional")}
      maxLength={600}
      defaultValue={typed(values, "note")}
      error={errorText(t, errors, "note")}
    />
  );
}

/** An activity of another provider. Only bodies that the policy's table of equivalence knows are offered, each with what it is worth here. */
export function ExternalFields({
  values,
  errors,
  accreditors,
}: Part & { accreditors: readonly { readonly code: string; readonly percent: number }[] }) {
  const t = useMessages();
  const language = useLanguage();
  const of = (name: string) => ({ name, defaultValue: typed(values, name), error: errorText(t, errors, name) });
  return (
    <>
      <TextField {...of("title")} label={t("petition.activity")} maxLength={200} required />
      <TextField {...of("organiser")} label={t("petition.organiser")} maxLength={200} required />
      <DateField {...of("earnedOn")} label={t("petition.day")} description={t("petition.day-hint")} required />
      <ChoiceGroup
        {...of("format")}
        kind="one"
        legend={t("petition.format")}
        required
        choices={(["live", "online"] as const).map((format) => ({ value: format, label: t(`petition.format-${format}`) }))}
      />
      <SelectField
        {...of("category")}
        label={t("petition.category")}
        placeholder={t("account.choose")}
        options={CREDIT_CATEGORIES.map(({ code, name }) => ({ value: code, label: name[language] }))}
        required
      />
      <SelectField
        {...of("accreditor")}
        label={t("petition.accreditor")}
        description={t("petition.accreditor-hint")}
        placeholder={t("petition.accreditor-none")}
        options={accreditors.map(({ code, percent }) => ({
          value: code,
          label: t("petition.accreditor-worth", { name: nameOf(ACCREDITORS, code, language), percent }),
        }))}
      />
      <TextField {...of("credits")} inputMode="decimal" label={t("petition.credits")} description={t("petition.credits-hint")} required />
      <ChoiceGroup
        {...of("grade")}
        kind="one"
        legend={t("petition.grade")}
        required
        choices={EVIDENCE_GRADES.map((grade) => ({
          value: grade,
          label: t(`petition.grade-${grade}`),
          description: t(`petition.grade-hint-${grade}`),
        }))}
      />
      <Note values={values} errors={errors} />
      <EvidenceField required={false} errors={errors} />
    </>
  );
}

/** What a relief is wished for, and from when to when. */
export function ReliefFields({ values }: Pick<Part, "values">) {
  const t = useMessages();
  const of = (name: string) => ({ name, defaultValue: typed(values, name) });
  return (
    <>
      <SelectField
        {...of("reason")}
        label={t("petition.reason")}
        placeholder={t("account.choose")}
        options={RELIEF_REASONS.map((reason) => ({ value: reason, label: t(`petition.reason-${reason}`) }))}
        required
      />
      <DateField {...of("from")} label={t("petition.from")} required />
      <DateField {...of("to")} label={t("petition.to")} required />
    </>
  );
}

/** What proves the relief that was tried: a note, and a paper. */
export function ReliefProof({ values, errors }: Part) {
  return (
    <>
      <Note values={values} errors={errors} />
      <EvidenceField required errors={errors} />
    </>
  );
}

/** Which failure is to be reviewed, and why. */
export function AppealFields({ values, errors, open }: Part & { open: readonly OpenToAppeal[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <>
      <ChoiceGroup
        name="cycleFrom"
        kind="one"
        legend={t("petition.which-cycle")}
        required
        defaultValue={typed(values, "cycleFrom") || (open[0]?.cycleFrom ?? "")}
        error={errorText(t, errors, "cycleFrom")}
        choices={open.map(({ cycleFrom, cycleTo, until }) => ({
          value: cycleFrom,
          label: t("petition.cycle", { from: formatDate(language, cycleFrom), to: formatDate(language, cycleTo) }),
          description: t("petition.appeal-until", { day: formatDate(language, until) }),
        }))}
      />
      <TextArea
        name="ground"
        rows={8}
        label={t("petition.ground")}
        description={t("petition.ground-hint")}
        maxLength={3000}
        required
        defaultValue={typed(values, "ground")}
        error={errorText(t, errors, "ground")}
      />
      <EvidenceField required={false} errors={errors} />
    </>
  );
}
