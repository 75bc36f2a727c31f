import { Form } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import type { TypedGroup } from "#app/domain/compliance/form-field.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyFault } from "#app/domain/compliance/policy-faults.ts";
import { POLICY_FIELD } from "#app/domain/compliance/policy-form.ts";
import type { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import { writeForm } from "#app/domain/compliance/write-form.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import type { FieldValues } from "#app/ui/account/practitioner-fields.tsx";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { PolicyFaultsList } from "#app/ui/auditor/policy-faults-list.tsx";
import { PolicyForm } from "#app/ui/auditor/policy-form/policy-form.tsx";
import { type FormKeeping, useKeptForm } from "#app/ui/auditor/policy-form/use-kept-form.ts";
import { jsonIn, type PolicyTyped, startPolicyForm, textOf, usePolicyForm } from "#app/ui/auditor/policy-form/use-policy-form.ts";
import { useProblems } from "#app/ui/auditor/policy-form/use-problems.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

export type DraftReply = {
  readonly refusal: string | null;
  readonly places: readonly string[];
  readonly faults: readonly PolicyFault[];
  readonly values: FieldValues;
  readonly errors: Errors;
};
/** What is kept on the device of a version under way: the form, and the text where that is what is written. */
export type KeptPolicy = { readonly typed: PolicyTyped; readonly text: string | null };

type Props = {
  readonly from: { readonly policy: Policy; readonly cases: readonly WorkedCase[] } | null;
  readonly jurisdiction: string;
  readonly eventId: string;
  readonly reply: DraftReply | null;
  readonly busy: boolean;
  readonly keeping: FormKeeping<KeptPolicy>;
};

/** Where a further version is written, as a form or as a text; it judges nobody until two people sign it. */
export function PolicyDraftScreen({ from, jurisdiction, eventId, reply, busy, keeping }: Props) {
  const t = useMessages();
  const isHydrated = useHydrated();
  const start = useMemo(() => startPolicyForm(from?.policy ?? null, from?.cases ?? [], jurisdiction), [from, jurisdiction]);
  const { typed, setTyped, read } = usePolicyForm(start);
  const [text, setText] = useState<string | null>(null);
  const [lost, setLost] = useState<readonly string[] | "unreadable">([]);
  const [wasAsked, setAsked] = useState(false);
  const [wasSent, setSent] = useState(false);
  const [first] = useState(start);
  const content = useMemo(() => (typed === first && text === null ? null : { typed, text }), [typed, first, text]);
  const problems = useProblems(read, jurisdiction, wasAsked);
  useEffect(() => setSent(false), [reply]);
  const { wasBrought } = useKeptForm(keeping, content, wasSent, (kept) => {
    setTyped(kept.typed);
    setText(kept.text);
  });
  const write = (written: string) => {
    setText(written);
    const json = jsonIn(written);
    const shown = json === undefined ? null : writeForm(POLICY_FIELD, json);
    setLost(shown === null ? "unreadable" : shown.lost);
    if (shown?.lost.length === 0) setTyped({ ...(shown.typed as TypedGroup), cases: typed["cases"] ?? [] });
  };
  const isUnfinished = read.gaps.length > 0 || read.cases.some(({ worked }) => worked === null);
  return (
    <Page title={t("policies.draft-title")} lead={t("policy-form.lead")}>
      <div className="space-y-6">
        {wasBrought ? (
          <Callout role="status">
            <p>{t("policy-form.brought-back")}</p>
            <Button
              type="button"
              look="quiet"
              size="small"
              onClick={() => {
                setTyped(first);
                setText(null);
                setLost([]);
                void keeping.drop();
              }}
            >
              {t("policy-form.begin-anew")}
            </Button>
          </Callout>
        ) : null}
        {isHydrated ? (
          <>
            <ChoiceGroup
              name="way"
              kind="one"
              inline
              legend={t("policy-form.way")}
              value={text === null ? "form" : "text"}
              choices={(["form", "text"] as const).map((value) => ({ value, label: t(`policy-form.way-${value}`) }))}
              onChange={(way) => {
                if (way === "text") write(textOf(read));
                else if (lost.length === 0) setText(null);
              }}
            />
            {text === null || lost.length === 0 ? null : (
              <Callout kind="warning" role="alert">
                {lost === "unreadable" ? (
                  <p>{t("policy-form.text-unreadable")}</p>
                ) : (
                  <>
                    <p>{t("policy-form.text-more-than-form")}</p>
                    <Places places={lost} />
                  </>
                )}
              </Callout>
            )}
            {text === null ? null : <PolicyText value={text} onText={write} />}
            <PolicyForm casesOnly={text !== null} onTyped={setTyped} {...{ typed, read, problems }} />
          </>
        ) : null}
        {/* Beside the button that was pressed: the form is many screens long. */}
        <Refused reply={reply} />
        <Form
          method="post"
          className="space-y-4"
          noValidate
          onSubmit={(event) => {
            setAsked(true);
            if (text === null && isUnfinished) event.preventDefault();
            else setSent(true);
          }}
        >
          <input type="hidden" name="eventId" value={eventId} />
          <input type="hidden" name="cases" value={JSON.stringify(read.cases.map(({ json }) => json))} />
          {isHydrated ? (
            <input type="hidden" name="text" value={text ?? textOf(read)} />
          ) : (
            <noscript>
              <PolicyText value={from === null ? "" : textOf(read)} error={errorText(t, reply?.errors, "text")} />
            </noscript>
          )}
          <Button icon="check" busy={busy}>
            {t("policies.draft-store")}
          </Button>
        </Form>
      </div>
    </Page>
  );
}

/** The version as JSON, for those who want it. */
function PolicyText({ value, error, onText }: { value: string; error?: string | undefined; onText?: (text: string) => void }) {
  const t = useMessages();
  const control = onText === undefined ? { defaultValue: value } : { value };
  return (
    <TextArea
      name="text"
      dir="ltr"
      rows={24}
      spellCheck={false}
      className="font-mono text-sm"
      label={t("policies.draft-text")}
      description={t("policies.draft-hint")}
      error={error}
      {...control}
      onChange={(event) => onText?.(event.currentTarget.value)}
    />
  );
}

/** Why it was not stored: where in it, or which clause against which. */
function Refused({ reply }: { reply: DraftReply | null }) {
  const t = useMessages();
  if (reply === null) return null;
  return (
    <>
      {reply.refusal === null ? null : (
        <Callout kind="danger" role="alert">
          <p>{t(`policies.draft-${reply.refusal}` as MessageKey)}</p>
          <Places places={reply.places} />
        </Callout>
      )}
      {reply.faults.length === 0 ? null : <PolicyFaultsList faults={reply.faults} isBesideClauses={false} />}
    </>
  );
}

function Places({ places }: { places: readonly string[] }) {
  if (places.length === 0) return null;
  return (
    <ul className="list-disc ps-6">
      {[...new Set(places)].map((place) => (
        <li key={place}>
          <code dir="ltr">{place === "" ? "{}" : place}</code>
        </li>
      ))}
    </ul>
  );
}
