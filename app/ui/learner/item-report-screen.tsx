import { Form } from "@remix-run/react";
import { REPORT_LENGTH } from "#app/domain/assessment/report-kind.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { CandidateQuestion } from "#app/domain/assessment/paper.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { ClinicalText } from "#app/ui/learner/clinical-text.tsx";
import { QuestionMedia } from "#app/ui/learner/question-media.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";

/** The words of the page, in the reader's language: they come with it (i18n/item-report-words). */
export type ItemReportSaid = {
  readonly title: string;
  readonly lead: string;
  readonly question: string;
  readonly what: string;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly textLabel: string;
  readonly textHelp: string;
  readonly send: string;
  readonly nextTitle: string;
  readonly next: string;
  readonly own: string;
  readonly addTitle: string;
  readonly state: string | null;
  readonly held: string | null;
  readonly answer: { readonly title: string; readonly text: string } | null;
  readonly texts: readonly { readonly id: string; readonly kind: string; readonly body: string; readonly kept: string }[];
  readonly back: string;
};

export type ItemReportScreenProps = {
  readonly said: ItemReportSaid;
  readonly courseTitle: string;
  readonly question: CandidateQuestion;
  readonly backTo: string;
  /** Made with the page: the same text sent twice is one. */
  readonly textId: string;
  readonly reply: RefusedForm | null;
  /** Why the server did not take it, as a sentence. */
  readonly refusal: string | null;
  readonly busy: boolean;
};

/** Where a learner says what is wrong with a question, reads what they said, and what became of it. */
export function ItemReportScreen({ said, courseTitle, question, backTo, textId, reply, refusal, busy }: ItemReportScreenProps) {
  return (
    <Page title={said.title} eyebrow={<bdi>{courseTitle}</bdi>} lead={said.lead} width="text">
      <div className="space-y-6">
        <Card as="section" className="space-y-3">
          <h2 className="text-lg font-semibold">{said.question}</h2>
          {question.vignette === null ? null : (
            <p className="border-brass whitespace-pre-line border-s-4 ps-4">
              <ClinicalText>{question.vignette.text}</ClinicalText>
            </p>
          )}
          <p className="whitespace-pre-line">
            <ClinicalText>{question.stem}</ClinicalText>
          </p>
          <QuestionMedia media={question.media} />
          <p className="font-medium">
            <ClinicalText>{question.leadIn}</ClinicalText>
          </p>
        </Card>
        {said.texts.length === 0 ? null : <Own said={said} />}
        <ReportForm key={textId} said={said} textId={textId} reply={reply} refusal={refusal} busy={busy} />
        <Callout kind="note" title={said.nextTitle}>
          <p>{said.next}</p>
        </Callout>
        <p>
          <LinkButton look="secondary" icon="arrow-back" to={backTo}>
            {said.back}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

/** What was said already, how it stands, and the answer. */
function Own({ said }: { said: ItemReportSaid }) {
  return (
    <Card as="section" className="space-y-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{said.own}</h2>
        {said.state === null ? null : <Badge tone="accent">{said.state}</Badge>}
      </header>
      <ul className="space-y-3">
        {said.texts.map((text) => (
          <li key={text.id} className="border-line space-y-1 rounded-xl border p-4">
            <p className="font-medium">{text.kind}</p>
            <p dir="auto" className="whitespace-pre-line wrap-anywhere">
              {text.body}
            </p>
            <p className="text-ink-muted text-sm">{text.kept}</p>
          </li>
        ))}
      </ul>
      {said.held === null ? null : <p>{said.held}</p>}
      {said.answer === null ? null : (
        <Callout kind="key" title={said.answer.title}>
          <p>
            <ClinicalText>{said.answer.text}</ClinicalText>
          </p>
        </Callout>
      )}
    </Card>
  );
}

function ReportForm({ said, textId, reply, refusal, busy }: Pick<ItemReportScreenProps, "said" | "textId" | "reply" | "refusal" | "busy">) {
  const t = useMessages();
  const isFirst = said.texts.length === 0;
  return (
    <Card as="section">
      <Form method="post" className="space-y-5">
        {isFirst ? null : <h2 className="text-lg font-semibold">{said.addTitle}</h2>}
        {refusal === null ? (
          <FormAlert errors={reply?.errors} />
        ) : (
          <Callout kind="danger" role="alert">
            <p>{refusal}</p>
          </Callout>
        )}
        <input type="hidden" name="textId" value={textId} />
        <ChoiceGroup
          name="kind"
          kind="one"
          legend={said.what}
          choices={said.kinds}
          required
          defaultValue={valueOf(reply, "kind")}
          error={errorText(t, reply?.errors, "kind")}
        />
        <TextArea
          name="body"
          label={said.textLabel}
          description={said.textHelp}
          rows={5}
          required
          maxLength={REPORT_LENGTH}
          dir="auto"
          defaultValue={valueOf(reply, "body")}
          error={errorText(t, reply?.errors, "body")}
        />
        <Button busy={busy}>{said.send}</Button>
      </Form>
    </Card>
  );
}
