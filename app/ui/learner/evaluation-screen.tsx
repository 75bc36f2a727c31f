import { Form } from "@remix-run/react";
import type { FormEvent } from "react";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { ClaimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { CourseTitle } from "#app/ui/learner/course-language.tsx";
import { DeedKept, type DeedSending, isHeldHere } from "#app/ui/learner/deed-kept.tsx";
import { type RefusedForm, valueOf, valuesOf } from "#app/ui/learner/typed-values.ts";

const RELEVANCE = [
  ["1", "evaluation.relevance-1"],
  ["2", "evaluation.relevance-2"],
  ["3", "evaluation.relevance-3"],
  ["4", "evaluation.relevance-4"],
  ["5", "evaluation.relevance-5"],
] as const satisfies readonly (readonly [string, MessageKey])[];
const INTENT = [
  ["yes", "evaluation.intent-yes"],
  ["perhaps", "evaluation.intent-perhaps"],
  ["no", "evaluation.intent-no"],
  ["already-do", "evaluation.intent-already"],
] as const satisfies readonly (readonly [string, MessageKey])[];
const BARRIERS = [
  ["none", "evaluation.barrier-none"],
  ["time", "evaluation.barrier-time"],
  ["supplies", "evaluation.barrier-supplies"],
  ["staff", "evaluation.barrier-staff"],
  ["policy", "evaluation.barrier-policy"],
  ["knowledge", "evaluation.barrier-knowledge"],
  ["patients", "evaluation.barrier-patients"],
  ["other", "evaluation.barrier-other"],
] as const satisfies readonly (readonly [string, MessageKey])[];
const BIAS = [
  ["none", "evaluation.bias-none"],
  ["some", "evaluation.bias-some"],
  ["much", "evaluation.bias-much"],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** The evaluation after passing: short, anonymous to the trainer, and the door to the claim. */
export function EvaluationScreen({
  standing,
  eventId,
  reply,
  refusal,
  busy,
  sending,
  onSubmit,
}: {
  standing: ClaimStanding;
  eventId: string;
  reply: RefusedForm | null;
  refusal: string | null;
  busy: boolean;
  sending: DeedSending;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}) {
  const t = useMessages();
  const language = useLanguage();
  const course = `/learn/courses/${standing.courseId}`;
  const frame = {
    title: t("evaluation.title"),
    eyebrow: <CourseTitle course={standing}>{standing.title[language]}</CourseTitle>,
    width: "text",
  } as const;
  if (standing.passedAt === null) {
    return (
      <Page {...frame}>
        <EmptyState title={t("evaluation.not-passed")} action={<LinkButton to={`${course}/quiz`}>{t("evaluation.to-quiz")}</LinkButton>} />
      </Page>
    );
  }
  if (standing.evaluatedAt !== null) {
    return (
      <Page {...frame}>
        <EmptyState
          icon="check"
          title={t("evaluation.done")}
          action={<LinkButton to={`${course}/claim`}>{t("evaluation.to-claim")}</LinkButton>}
        />
      </Page>
    );
  }
  const choices = (list: readonly (readonly [string, MessageKey])[]) => list.map(([value, key]) => ({ value, label: t(key) }));
  const optional = t("evaluation.optional");
  return (
    <Page {...frame} lead={t("evaluation.lead")}>
      {isHeldHere(sending) ? <DeedKept sending={sending} /> : null}
      <Form method="post" noValidate className="space-y-8" hidden={isHeldHere(sending)} onSubmit={onSubmit}>
        <input type="hidden" name="eventId" value={eventId} />
        <input type="hidden" name="courseVersionId" value={standing.courseVersionId} />
        <p className="text-ink-muted text-sm">{t("evaluation.step", { step: 1 })}</p>
        <FormAlert errors={reply?.errors} />
        {refusal === null ? null : (
          <Callout kind="danger" role="alert">
            {refusal === "later" ? t("claim.refused-later") : t("claim.refused-other", { reason: refusal })}
          </Callout>
        )}
        <Card className="space-y-8">
          <ChoiceGroup
            name="relevance"
            kind="one"
            inline
            required
            legend={t("evaluation.relevance")}
            choices={RELEVANCE.map(([value, key]) => ({ value, label: <Step number={value} words={t(key)} /> }))}
            ends={[t("evaluation.relevance-1"), t("evaluation.relevance-5")]}
            defaultValue={valueOf(reply, "relevance")}
            error={errorText(t, reply?.errors, "relevance")}
          />
          <ChoiceGroup
            name="intentToChange"
            kind="one"
            required
            legend={t("evaluation.intent")}
            choices={choices(INTENT)}
            defaultValue={valueOf(reply, "intentToChange")}
            error={errorText(t, reply?.errors, "intentToChange")}
          />
          <TextArea
            name="intendedChange"
            label={t("evaluation.intended-change")}
            optional={optional}
            description={t("evaluation.intended-change-hint")}
            defaultValue={valueOf(reply, "intendedChange")}
            error={errorText(t, reply?.errors, "intendedChange")}
            maxLength={2000}
            rows={3}
          />
          <ChoiceGroup
            name="barriers"
            kind="several"
            legend={t("evaluation.barriers")}
            choices={choices(BARRIERS)}
            defaultValue={valuesOf(reply, "barriers")}
            error={errorText(t, reply?.errors, "barriers")}
          />
          <ChoiceGroup
            name="perceivedBias"
            kind="one"
            inline
            required
            legend={t("evaluation.bias")}
            choices={choices(BIAS)}
            defaultValue={valueOf(reply, "perceivedBias")}
            error={errorText(t, reply?.errors, "perceivedBias")}
          />
          <TextArea
            name="biasComment"
            label={t("evaluation.bias-comment")}
            optional={optional}
            defaultValue={valueOf(reply, "biasComment")}
            error={errorText(t, reply?.errors, "biasComment")}
            maxLength={2000}
            rows={2}
          />
          <TextArea
            name="comment"
            label={t("evaluation.comment")}
            optional={optional}
            defaultValue={valueOf(reply, "comment")}
            error={errorText(t, reply?.errors, "comment")}
            maxLength={4000}
          />
        </Card>
        <Button size="large" iconAfter="arrow-forward" busy={busy}>
          {t("evaluation.send")}
        </Button>
      </Form>
    </Page>
  );
}

/** A step of a scale: its number to see, its words to hear. */
function Step({ number, words }: { number: string; words: string }) {
  return (
    <>
      <span aria-hidden="true">{number}</span>
      <span className="sr-only">{words}</span>
    </>
  );
}
