import { Form, Link } from "@remix-run/react";
import { useMemo, useRef } from "react";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { DIRECTORATES } from "#app/domain/identity/directorate.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { ClaimedLicenceInList } from "#app/queries/identity/claimed-licences.server.ts";
import type { Errors } from "#app/ui/account/error-text.ts";
import type { FieldValues } from "#app/ui/account/practitioner-fields.tsx";
import { useShortcuts } from "#app/ui/auditor/use-shortcuts.ts";
import { ReasonField } from "#app/ui/auditor/reason-field.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type ClaimReply = {
  /** The licence that was decided about. */
  readonly of: string | null;
  readonly done: "confirmed" | "refused" | null;
  readonly refusal: string | null;
  readonly values: FieldValues;
  readonly errors: Errors;
};
type Claim = ClaimedLicenceInList & { readonly eventId: string };
type Props = {
  readonly claims: readonly Claim[];
  readonly count: number;
  readonly text: string;
  readonly reply: ClaimReply | null;
  readonly busy: boolean;
};

/** Licences that their holders claimed, longest waiting first, for a registrar's word; by keys alone, where one likes. */
export function ClaimsScreen({ claims, count, text, reply, busy }: Props) {
  const t = useMessages();
  const list = useRef<HTMLUListElement>(null);
  const deeds = useMemo(() => {
    const step = (by: 1 | -1) => () => {
      const fields = [...(list.current?.querySelectorAll<HTMLInputElement>('input[name="reason"]') ?? [])];
      const at = fields.findIndex((field) => field.closest("li")?.contains(document.activeElement) === true);
      const next = fields[Math.max(0, Math.min(fields.length - 1, at + by))];
      next?.focus();
      next?.closest("li")?.scrollIntoView({ block: "nearest" });
    };
    return { KeyJ: step(1), KeyK: step(-1) };
  }, []);
  useShortcuts(deeds);
  // The word is there a moment before the list without it: a quick key would still meet what was just decided.
  const left = claims.filter(({ id }) => reply?.done == null || reply.of !== id);
  return (
    <Page title={t("register.claims-title")} lead={t("register.claims-lead")}>
      <Form method="get" action="/oversee/register/claims" role="search" className="mb-6 grid items-end gap-4 sm:grid-cols-[1fr_auto]">
        <TextField
          type="search"
          name="text"
          label={t("register.search")}
          description={t("register.search-hint")}
          defaultValue={text}
          maxLength={120}
        />
        <Button icon="search">{t("register.find")}</Button>
      </Form>
      <p role="status" className="mb-3">
        {reply?.done == null ? null : `${t(`register.claim-${reply.done}`)} `}
        {t("register.claims-count", { count })}
      </p>
      {reply?.refusal == null ? null : (
        <div className="mb-4">
          <Callout kind="danger" role="alert">
            <p>{t(`register.refusal-${reply.refusal}` as MessageKey)}</p>
          </Callout>
        </div>
      )}
      {left.length === 0 ? <EmptyState icon="check" title={t("register.claims-none")} /> : null}
      <ul ref={list} className="space-y-4">
        {left.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} reply={reply?.of === claim.id ? reply : null} busy={busy} />
        ))}
      </ul>
      {left.length > 1 ? <p className="text-ink-muted mt-4 text-sm">{t("register.claim-keys")}</p> : null}
    </Page>
  );
}

function ClaimCard({ claim, reply, busy }: { claim: Claim; reply: ClaimReply | null; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const { person } = claim;
  return (
    <Card as="li" className="grid gap-4 lg:grid-cols-2">
      <div className="space-y-1">
        <h2 className="text-lg font-semibold">
          <Link to={`/oversee/register/people/${person.id}`} className="text-accent underline">
            <Bdi>{person.nameAr}</Bdi>
          </Link>{" "}
          <span className="text-ink-muted font-normal">
            <Bdi>{person.nameLatin}</Bdi>
          </span>
        </h2>
        <p>
          <bdi dir="ltr" className="font-semibold">
            {claim.number}
          </bdi>{" "}
          · {nameOf(ISSUING_BODIES, claim.issuingBody, language)}
        </p>
        <p className="text-ink-muted">
          {nameOf(PROFESSIONS, person.profession, language)} · {nameOf(DIRECTORATES, person.directorate, language)}
          {person.facilityName === null ? null : (
            <>
              {" "}
              · <Bdi>{person.facilityName}</Bdi>
            </>
          )}
        </p>
        <p className="text-ink-muted text-sm">{t("register.claimed-at", { day: formatDate(language, claim.claimedAt as Instant) })}</p>
        {claim.numberOfAnother ? (
          <Callout kind="warning">
            <p>{t("register.number-of-another")}</p>
          </Callout>
        ) : null}
      </div>
      <Form method="post" className="space-y-3" noValidate>
        <input type="hidden" name="eventId" value={claim.eventId} />
        <input type="hidden" name="licenceId" value={claim.id} />
        <ReasonField id={`reason-${claim.id}`} hint={t("register.claim-reason-hint")} reply={reply} />
        <div className="flex flex-wrap gap-3">
          <Button name="outcome" value="confirmed" icon="check" busy={busy}>
            {t("register.confirm")}
          </Button>
          <Button name="outcome" value="refused" look="danger" busy={busy}>
            {t("register.refuse")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
