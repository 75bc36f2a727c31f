import { Form, Link } from "@remix-run/react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { PETITION_KINDS, type PetitionKind } from "#app/domain/compliance/petition-codes.ts";
import { EVIDENCE_GRADES } from "#app/domain/compliance/policy-terms.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { DIRECTORATES } from "#app/domain/identity/directorate.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { dayInBaghdad, type Instant } from "#app/domain/shared/time.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PetitionDesk, PetitionOnDesk } from "#app/queries/compliance/petition-desk.server.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { useShortcuts } from "#app/ui/auditor/use-shortcuts.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { EffectShown, EvidenceLinks, PetitionFacts, PetitionSteps, PetitionTitle } from "#app/ui/learner/petition-parts.tsx";

type Refusal = { readonly code: string; readonly by?: string; readonly outcome?: string; readonly at?: string };
export type DeskReply = {
  /** The petition that was decided about. */
  readonly of: string | null;
  readonly done: "accepted" | "asked" | "refused" | null;
  readonly refusal: Refusal | null;
  readonly values: FieldValues;
  readonly errors: Errors;
};
type Outcome = NonNullable<DeskReply["done"]>;
/** What somebody chose by a key, before they wrote why. */
type Chosen = { readonly petitionId: string; readonly outcome: Outcome };
type OnDesk = PetitionOnDesk & { readonly eventId: string };
type Props = {
  readonly petitions: readonly OnDesk[];
  readonly waiting: PetitionDesk["waiting"];
  readonly kind: PetitionKind | null;
  readonly at: Instant;
  readonly reply: DeskReply | null;
  readonly busy: boolean;
};

/** What clinicians laid before this officer, longest waiting first, each with what accepting it would do; by keys alone, where one likes. */
export function PetitionDeskScreen({ petitions, waiting, kind, at, reply, busy }: Props) {
  const t = useMessages();
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const deeds = useMemo(() => keysIn(() => list.current, setChosen), []);
  useShortcuts(deeds);
  // The word is there a moment before the list without it: a quick key would still meet what was just decided.
  const left = petitions.filter(({ id }) => reply?.done == null || reply.of !== id);
  const all = PETITION_KINDS.reduce((sum, of) => sum + waiting[of], 0);
  return (
    <Page title={t("petition.desk-title")} lead={t("petition.desk-lead")}>
      <nav aria-label={t("petition.kinds")} className="mb-4">
        <ul className="flex flex-wrap gap-2">
          {[null, ...PETITION_KINDS].map((of) => (
            <li key={of ?? "all"}>
              <Link
                to={of === null ? "/oversee/claims" : `/oversee/claims?kind=${of}`}
                aria-current={of === kind ? "page" : undefined}
                className="border-line aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft inline-flex min-h-11 items-center rounded-full border px-4"
              >
                {of === null ? t("petition.kind-all", { count: all }) : t(`petition.kind-${of}`, { count: waiting[of] })}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p role="status" className="mb-3">
        {reply?.done == null ? null : t(`petition.decided-${reply.done}`)}
      </p>
      <RefusalOnDesk refusal={reply?.refusal ?? null} errors={reply?.errors} />
      {left.length === 0 ? <EmptyState icon="check" title={t("petition.desk-none")} /> : null}
      <ul ref={list} className="space-y-4">
        {left.map((petition) => (
          <OneOnDesk
            key={petition.id}
            petition={petition}
            at={at}
            chosen={chosen?.petitionId === petition.id ? chosen.outcome : null}
            reply={reply?.of === petition.id ? reply : null}
            busy={busy}
          />
        ))}
      </ul>
      {left.length > 0 ? <p className="text-ink-muted mt-4 text-sm">{t("petition.desk-keys")}</p> : null}
    </Page>
  );
}

/**
 * J and K go from one to the next. A, S and R press the button of the one where the reader is, or of the first; while no reason is written
 * they lead to the reason, from where Ctrl+Enter sends what was chosen.
 */
function keysIn(list: () => HTMLUListElement | null, choose: (chosen: Chosen) => void): Readonly<Record<string, () => void>> {
  const items = () => [...(list()?.querySelectorAll<HTMLLIElement>(":scope > li") ?? [])];
  const here = () => items().findIndex((item) => item.contains(document.activeElement));
  const step = (by: 1 | -1) => () => {
    const all = items();
    const next = all[Math.max(0, Math.min(all.length - 1, here() + by))];
    next?.querySelector<HTMLElement>("h2")?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const press = (outcome: Outcome) => () => {
    const item = items()[Math.max(0, here())];
    const [reason, petitionId] = [item?.querySelector("textarea"), item?.querySelector<HTMLInputElement>("[name=petitionId]")?.value];
    if (item === undefined || reason == null || petitionId === undefined) return;
    choose({ petitionId, outcome });
    if (reason.value.trim() === "") reason.focus();
    else pressIn(item, outcome);
  };
  return { KeyJ: step(1), KeyK: step(-1), KeyA: press("accepted"), KeyS: press("asked"), KeyR: press("refused") };
}

function pressIn(part: HTMLElement, outcome: Outcome): void {
  part.querySelector<HTMLButtonElement>(`button[value="${outcome}"]`)?.click();
}

function RefusalOnDesk({ refusal, errors }: { refusal: Refusal | null; errors: Errors | undefined }) {
  const t = useMessages();
  const language = useLanguage();
  const whole = errorText(t, errors, "");
  if (refusal === null && whole === undefined) return null;
  const { by = "", outcome = "" } = refusal ?? {};
  const moment = refusal?.at === undefined ? "" : formatDate(language, refusal.at as Instant, "moment");
  return (
    <div className="mb-4">
      <Callout kind="danger" role="alert">
        <p>{refusal === null ? whole : t(`petition.refusal-${refusal.code}` as MessageKey, { name: by, outcome, moment })}</p>
      </Callout>
    </div>
  );
}

const DAY_MS = 86_400_000;

type One = { readonly petition: OnDesk; readonly chosen: Outcome | null; readonly reply: DeskReply | null; readonly busy: boolean };

function OneOnDesk({ petition, at, ...asked }: One & { readonly at: Instant }) {
  const t = useMessages();
  const language = useLanguage();
  const { person, content, signs, percent, effect, steps, evidence, filedAt } = petition;
  const days = Math.max(0, Math.round((Date.parse(dayInBaghdad(at)) - Date.parse(dayInBaghdad(filedAt))) / DAY_MS));
  return (
    <Card as="li" className="focus-within:outline-accent grid gap-4 focus-within:outline-2 lg:grid-cols-2">
      <div className="space-y-2">
        <p className="flex flex-wrap gap-2">
          <Badge tone="accent">{t(`petition.${content.kind}-one`)}</Badge>
          <Badge icon="clock">{t("petition.waiting-days", { count: days })}</Badge>
        </p>
        <h2 tabIndex={-1} className="text-lg font-semibold">
          <PetitionTitle content={content} />
        </h2>
        <p>
          <Link to={`/oversee/register/people/${person.id}`} className="text-accent underline">
            <Bdi>{person.nameAr}</Bdi>
          </Link>{" "}
          <span className="text-ink-muted">
            <Bdi>{person.nameLatin}</Bdi> · {nameOf(PROFESSIONS, person.profession, language)} ·{" "}
            {nameOf(DIRECTORATES, person.directorate, language)}
          </span>
        </p>
        <PetitionFacts content={content} />
        {percent === null ? null : <p className="font-semibold">{t("petition.worth", { percent })}</p>}
        <EvidenceLinks evidence={evidence} />
        {signs.length === 0 ? null : (
          <Callout kind="warning">
            <ul className="space-y-1">
              {signs.map((sign) => (
                <li key={sign}>{t(`petition.sign-${sign}`)}</li>
              ))}
            </ul>
          </Callout>
        )}
        {effect === null ? null : <EffectShown effect={effect} />}
        <PetitionSteps steps={steps} />
      </div>
      <Decision petition={petition} {...asked} />
    </Card>
  );
}

const DEEDS = { accepted: "petition.accept", asked: "petition.ask", refused: "petition.refuse" } as const;

function Decision({ petition, chosen, reply, busy }: One) {
  const t = useMessages();
  const language = useLanguage();
  const { id, content, eventId } = petition;
  const values = reply?.values ?? {};
  const sendChosen = ({ key, ctrlKey, metaKey, currentTarget }: KeyboardEvent<HTMLTextAreaElement>) => {
    if (chosen !== null && key === "Enter" && (ctrlKey || metaKey) && currentTarget.form !== null) pressIn(currentTarget.form, chosen);
  };
  return (
    <Form method="post" className="space-y-3" noValidate>
      <input type="hidden" name="eventId" value={eventId} />
      <input type="hidden" name="petitionId" value={id} />
      {content.kind === "external" ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            id={`credits-${id}`}
            name="credits"
            inputMode="decimal"
            label={t("petition.credits")}
            defaultValue={typed(values, "credits") || formatCredits(language, content.hundredths)}
            error={errorText(t, reply?.errors, "credits")}
          />
          <SelectField
            id={`grade-${id}`}
            name="grade"
            label={t("petition.grade")}
            defaultValue={typed(values, "grade") || content.grade}
            options={EVIDENCE_GRADES.map((grade) => ({ value: grade, label: t(`petition.grade-${grade}`) }))}
            error={errorText(t, reply?.errors, "grade")}
          />
        </div>
      ) : null}
      <TextArea
        id={`reason-${id}`}
        name="reason"
        label={t("petition.decision-reason")}
        description={t("petition.decision-hint")}
        maxLength={3000}
        required
        defaultValue={typed(values, "reason")}
        error={errorText(t, reply?.errors, "reason")}
        onKeyDown={sendChosen}
      />
      <p role="status" className="text-ink-muted text-sm empty:hidden">
        {chosen === null ? null : (
          <>
            <kbd dir="ltr">Ctrl+Enter</kbd>: {t(DEEDS[chosen])}
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button name="outcome" value="accepted" icon="check" busy={busy}>
          {t("petition.accept")}
        </Button>
        <Button name="outcome" value="asked" look="secondary" icon="question" busy={busy}>
          {t("petition.ask")}
        </Button>
        <Button name="outcome" value="refused" look="danger" busy={busy}>
          {t("petition.refuse")}
        </Button>
      </div>
    </Form>
  );
}
