import { Form, useRevalidator } from "@remix-run/react";
import { type FormEvent, useEffect, useState } from "react";
import { CREDIT_CATEGORIES, CREDIT_TYPES } from "#app/domain/credits/credit-code.ts";
import { hundredthsForMinutes } from "#app/domain/credits/award-for-claim.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { parseNumerals } from "#app/domain/shared/digits.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { ClaimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { CourseTitle } from "#app/ui/learner/course-language.tsx";
import { DeedKept, type DeedSending, isHeldHere } from "#app/ui/learner/deed-kept.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";

/** What the server may refuse, in words; a code that is not here is shown as it is, with what was typed kept. */
const REFUSAL: Readonly<Record<string, MessageKey>> = {
  "not-passed": "claim.refused-not-passed",
  "not-evaluated": "claim.refused-not-evaluated",
  "already-claimed": "claim.refused-already-claimed",
  "no-offer-for-profession": "claim.no-offer",
  "more-than-offered": "claim.refused-more-than-offered",
  "not-in-quarters": "claim.refused-not-in-quarters",
  "already-awarded": "claim.refused-already-awarded",
  later: "claim.refused-later",
  "no-connection": "errors.no-connection",
  "signed-out": "errors.signed-out",
  "storage-full": "errors.storage-full",
  "server-trouble": "errors.server-trouble",
};

/** The claim: time truly spent, credit in quarters up to what the course offers and the time allows; afterwards, what it brought. */
export function ClaimScreen({
  standing,
  eventId,
  reply,
  busy,
  sending,
  onSubmit,
}: {
  standing: ClaimStanding;
  eventId: string;
  reply: RefusedForm | null;
  busy: boolean;
  sending: DeedSending;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}) {
  const t = useMessages();
  const language = useLanguage();
  const course = `/learn/courses/${standing.courseId}`;
  const eyebrow = <CourseTitle course={standing}>{standing.title[language]}</CourseTitle>;
  if (standing.claim !== null) return <Claimed standing={standing} />;
  const gate = gateOf(standing);
  return (
    <Page title={t("claim.title")} eyebrow={eyebrow} lead={gate === null ? t("claim.lead") : undefined} width="narrow">
      {gate === "no-offer" || standing.offer === null ? (
        <EmptyState title={t("claim.no-offer")} action={<LinkButton to="/learn/catalogue">{t("claim.next-course")}</LinkButton>} />
      ) : gate === "not-passed" ? (
        <EmptyState title={t("evaluation.not-passed")} action={<LinkButton to={`${course}/quiz`}>{t("evaluation.to-quiz")}</LinkButton>} />
      ) : gate === "not-evaluated" ? (
        <EmptyState
          title={t("claim.first-evaluate")}
          action={<LinkButton to={`${course}/evaluation`}>{t("claim.to-evaluation")}</LinkButton>}
        />
      ) : (
        <>
          {isHeldHere(sending) ? <DeedKept sending={sending} /> : null}
          <div hidden={isHeldHere(sending)}>
            <ClaimForm standing={standing} offer={standing.offer} eventId={eventId} reply={reply} busy={busy} onSubmit={onSubmit} />
          </div>
        </>
      )}
    </Page>
  );
}

function gateOf(standing: ClaimStanding): "no-offer" | "not-passed" | "not-evaluated" | null {
  if (standing.offer === null) return "no-offer";
  if (standing.passedAt === null) return "not-passed";
  return standing.evaluatedAt === null ? "not-evaluated" : null;
}

function ClaimForm({
  standing,
  offer,
  eventId,
  reply,
  busy,
  onSubmit,
}: {
  standing: ClaimStanding;
  offer: NonNullable<ClaimStanding["offer"]>;
  eventId: string;
  reply: RefusedForm | null;
  busy: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}) {
  const t = useMessages();
  const language = useLanguage();
  // Nothing is filled in beforehand: the learner states the time truly spent, and an estimate in the field would be stated for them.
  const [minutes, setMinutes] = useState(valueOf(reply, "minutesStated"));
  const [amount, setAmount] = useState(valueOf(reply, "claimedHundredths"));
  const stated = parseNumerals(minutes);
  const allowed = Math.min(offer.maximumHundredths, stated === null ? 0 : hundredthsForMinutes(stated));
  const amounts = Array.from({ length: offer.maximumHundredths / 25 }, (_, index) => offer.maximumHundredths - index * 25);
  const tooMuch = Number(amount) > allowed || reply?.errors[""]?.includes("more-than-time-stated") === true;
  const refusal = reply?.errors[""]?.find((code) => code !== "more-than-time-stated");
  return (
    <Form
      method="post"
      noValidate
      onSubmit={(event) => {
        // More than the time allows is said beside the field already; the server would only say it again.
        if (stated !== null && Number(amount) > allowed) event.preventDefault();
        else onSubmit(event);
      }}
    >
      <Card className="space-y-6">
        {/* A refusal of the whole is said below, in words of its own. */}
        <FormAlert errors={reply?.errors[""] === undefined ? reply?.errors : undefined} />
        <p>{t("claim.estimated", { minutes: standing.minutes, credits: formatCredits(language, offer.maximumHundredths) })}</p>
        {refusal === undefined ? null : (
          <Callout kind="danger" role="alert">
            {REFUSAL[refusal] === undefined ? t("claim.refused-other", { reason: refusal }) : t(REFUSAL[refusal])}
          </Callout>
        )}
        <input type="hidden" name="eventId" value={eventId} />
        <input type="hidden" name="courseVersionId" value={standing.courseVersionId} />
        <TextField
          name="minutesStated"
          label={t("claim.minutes")}
          description={t("claim.minutes-hint")}
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
          value={minutes}
          onChange={(event) => {
            setMinutes(event.currentTarget.value);
          }}
          error={reply?.errors["minutesStated"] === undefined ? undefined : t("claim.refused-minutes")}
          required
          maxLength={8}
        />
        <SelectField
          name="claimedHundredths"
          label={t("claim.amount")}
          description={t("claim.amount-hint")}
          placeholder={t("claim.choose")}
          options={amounts.map((hundredths) => ({ value: String(hundredths), label: formatCredits(language, hundredths) }))}
          value={amount}
          onChange={(event) => {
            setAmount(event.currentTarget.value);
          }}
          error={
            reply?.errors["claimedHundredths"] !== undefined
              ? t("claim.refused-amount")
              : tooMuch && stated !== null
                ? t("claim.refused-more-than-time", { minutes: stated, count: allowed / 100, credits: formatCredits(language, allowed) })
                : undefined
          }
          required
        />
        <Checkbox
          name="statementAccepted"
          label={t("claim.statement")}
          defaultChecked={valueOf(reply, "statementAccepted") === "on"}
          error={reply?.errors["statementAccepted"] === undefined ? undefined : t("claim.refused-statement")}
          required
        />
        {standing.licencePending ? <Callout kind="note">{t("claim.pending")}</Callout> : null}
        <Button size="large" icon="award" busy={busy}>
          {t("claim.submit")}
        </Button>
      </Card>
    </Form>
  );
}

const LOOK_AGAIN_MS = 2000;

function Claimed({ standing }: { standing: ClaimStanding }) {
  const t = useMessages();
  const language = useLanguage();
  const { claim, offer } = standing;
  const { revalidate } = useRevalidator();
  const waiting = claim !== null && !claim.certificateReady;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(revalidate, LOOK_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [waiting, revalidate]);
  if (claim === null) return null;
  const credits = formatCredits(language, claim.claimedHundredths);
  return (
    <Page
      title={t("claim.done", { count: claim.claimedHundredths / 100, credits })}
      eyebrow={<CourseTitle course={standing}>{standing.title[language]}</CourseTitle>}
      width="narrow"
    >
      <div className="space-y-6">
        <Card className="space-y-4 text-center">
          <p className="text-accent-strong text-6xl font-bold tabular-nums">{credits}</p>
          {offer === null ? null : (
            <p className="text-ink-muted">
              {nameOf(CREDIT_TYPES, offer.creditType, language)} · {nameOf(CREDIT_CATEGORIES, offer.category, language)}
            </p>
          )}
          <p className="text-ink-muted text-sm">{t("claim.done-at", { moment: formatDate(language, claim.claimedAt, "moment") })}</p>
          <div className="flex flex-wrap justify-center gap-3" aria-live="polite">
            {claim.certificateCode !== null && claim.certificateReady ? (
              <>
                <LinkButton icon="download" to={`/learn/certificates/${claim.certificateCode}.pdf`} reloadDocument>
                  {t("certificate.download")}
                </LinkButton>
                <LinkButton look="secondary" icon="shield" to={`/verify/${claim.certificateCode}`} reloadDocument>
                  {t("certificate.verify-link")}
                </LinkButton>
              </>
            ) : (
              <>
                <p>{t("certificate.being-made")}</p>
                <LinkButton look="secondary" to={`/learn/courses/${standing.courseId}/claim`} reloadDocument>
                  {t("certificate.try-again")}
                </LinkButton>
              </>
            )}
          </div>
        </Card>
        {standing.licencePending ? <Callout kind="warning">{t("claim.pending")}</Callout> : null}
        <div className="flex flex-wrap gap-3">
          <LinkButton look="secondary" icon="list" to="/learn/transcript">
            {t("claim.to-transcript")}
          </LinkButton>
          <LinkButton look="quiet" iconAfter="arrow-forward" to="/learn/catalogue">
            {t("claim.next-course")}
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}
