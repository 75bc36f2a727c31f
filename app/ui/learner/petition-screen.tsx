import { Form } from "@remix-run/react";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PetitionShown } from "#app/queries/compliance/own-petitions.server.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { typed } from "#app/ui/account/practitioner-fields.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { EvidenceField, type PetitionReply, RefusalShown } from "#app/ui/learner/petition-fields.tsx";
import { EffectShown, EvidenceLinks, PetitionBadge, PetitionFacts, PetitionSteps, PetitionTitle } from "#app/ui/learner/petition-parts.tsx";

type Props = {
  readonly petition: PetitionShown;
  readonly eventId: string;
  readonly reply: PetitionReply | null;
  readonly busy: boolean;
};

/** One petition of one's own: what was filed, every word since with its reason, what it does to the standing, and an answer where one is asked for. */
export function PetitionScreen({ petition, eventId, reply, busy }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const { content, state, steps, evidence, effect } = petition;
  const given = steps.find(({ hundredths }) => hundredths !== null);
  return (
    <Page
      width="text"
      title={<PetitionTitle content={content} />}
      eyebrow={t(`petition.${content.kind}-title`)}
      actions={
        <LinkButton to={`/learn/${content.kind}`} look="secondary">
          {t("petition.mine")}
        </LinkButton>
      }
    >
      <div className="space-y-6">
        <Card as="section" className="space-y-3">
          <PetitionBadge state={state} />
          <PetitionFacts content={content} />
          <EvidenceLinks evidence={evidence} />
          <p className="text-ink-muted text-sm">{t("petition.filed-at", { day: formatDate(language, petition.filedAt, "moment") })}</p>
          {given === undefined ? null : (
            <p className="font-semibold">
              {t("petition.accepted-for", {
                credits: formatCredits(language, given.hundredths ?? 0),
                grade: t(`petition.grade-${given.grade ?? ""}` as MessageKey),
              })}
            </p>
          )}
          {effect === null ? null : <EffectShown effect={effect} />}
        </Card>
        {steps.length === 0 ? null : (
          <Card as="section" className="space-y-3">
            <h2 className="text-xl">{t("petition.words")}</h2>
            <PetitionSteps steps={steps} />
          </Card>
        )}
        {state === "asked" ? (
          <Card as="section" className="space-y-4">
            <h2 className="text-xl">{t("petition.answer-title")}</h2>
            <RefusalShown reply={reply} />
            <Form method="post" encType="multipart/form-data" className="space-y-4" noValidate>
              <input type="hidden" name="eventId" value={eventId} />
              <TextArea
                name="text"
                label={t("petition.answer")}
                maxLength={3000}
                required
                defaultValue={typed(reply?.values ?? {}, "text")}
                error={errorText(t, reply?.errors, "text")}
              />
              <EvidenceField required={false} errors={reply?.errors} />
              <Button iconAfter="chevron-forward" busy={busy}>
                {t("petition.send")}
              </Button>
            </Form>
          </Card>
        ) : null}
      </div>
    </Page>
  );
}
