import { Form, Link } from "@remix-run/react";
import type { PetitionContent } from "#app/domain/compliance/petition.ts";
import { dayInBaghdad, type Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OwnPetitions, PetitionShown } from "#app/queries/compliance/own-petitions.server.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import {
  AppealFields,
  ExternalFields,
  type PetitionReply,
  RefusalShown,
  ReliefFields,
  ReliefProof,
} from "#app/ui/learner/petition-fields.tsx";
import { EffectShown, PetitionBadge, PetitionFacts, PetitionTitle } from "#app/ui/learner/petition-parts.tsx";

type Props = OwnPetitions & {
  readonly kind: PetitionContent["kind"];
  /** A relief that is only tried. */
  readonly draft: PetitionContent | null;
  readonly at: Instant;
  readonly eventId: string;
  readonly reply: PetitionReply | null;
  readonly busy: boolean;
};

/** Lay an activity, a relief or an appeal before an officer, and see what became of the earlier ones. */
export function PetitionsScreen({ kind, petitions, accreditors, openToAppeal, preview, draft, at, eventId, reply, busy }: Props) {
  const t = useMessages();
  const tried = draft?.kind === "relief" ? { reason: draft.reason, from: draft.from, to: draft.to } : {};
  const part = { values: reply?.values ?? tried, errors: reply?.errors };
  // A relief is filed as it was tried, so that nobody files other days than those whose effect they read.
  const isClosed = (kind === "appeal" && openToAppeal.length === 0) || (kind === "relief" && draft === null);
  return (
    <Page
      title={t(`petition.${kind}-title`)}
      lead={t(`petition.${kind}-lead`)}
      actions={
        <LinkButton to="/learn/standing" look="secondary">
          {t("petition.to-standing")}
        </LinkButton>
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card as="section" className="space-y-4">
          <h2 className="text-xl">{t(`petition.${kind}-new`)}</h2>
          <RefusalShown reply={reply} />
          {kind === "relief" ? (
            <Form method="get" className="space-y-4">
              <p className="text-ink-muted">{t("petition.try-text")}</p>
              <ReliefFields values={{ ...part.values, ...tried }} />
              <Button look="secondary" icon="eye">
                {t("petition.try")}
              </Button>
            </Form>
          ) : null}
          {preview === null || draft === null ? null : (
            <section aria-labelledby="tried" className="space-y-3">
              <h3 id="tried" className="text-lg font-semibold">
                <PetitionTitle content={draft} />
              </h3>
              <PetitionFacts content={draft} />
              <EffectShown effect={preview} />
            </section>
          )}
          {kind === "appeal" ? <AppealClock open={openToAppeal} at={at} /> : null}
          {isClosed ? null : (
            <Form method="post" encType="multipart/form-data" className="space-y-4" noValidate>
              <input type="hidden" name="eventId" value={eventId} />
              {kind === "external" ? <ExternalFields {...part} accreditors={accreditors} /> : null}
              {kind === "relief" ? (
                <>
                  {Object.entries(tried).map(([name, value]) => (
                    <input key={name} type="hidden" name={name} value={value} />
                  ))}
                  <ReliefProof {...part} />
                </>
              ) : null}
              {kind === "appeal" ? <AppealFields {...part} open={openToAppeal} /> : null}
              <Button iconAfter="chevron-forward" busy={busy}>
                {t("petition.send")}
              </Button>
            </Form>
          )}
        </Card>
        <section aria-labelledby="mine" className="space-y-4">
          <h2 id="mine" className="text-xl">
            {t("petition.mine")}
          </h2>
          {petitions.length === 0 ? <EmptyState icon="file" title={t("petition.none")} /> : null}
          <ul className="space-y-4">
            {petitions.map((petition) => (
              <PetitionInList key={petition.id} petition={petition} />
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** How long something may still be appealed against, by the policy's clock. */
function AppealClock({ open, at }: { open: OwnPetitions["openToAppeal"]; at: Instant }) {
  const t = useMessages();
  const language = useLanguage();
  if (open.length === 0) return <EmptyState icon="clock" title={t("petition.appeal-none")} />;
  return (
    <ul className="space-y-1">
      {open.map(({ cycleFrom, until }) => (
        <li key={cycleFrom} className="font-semibold">
          {t("petition.appeal-until", { day: formatDate(language, until) })}{" "}
          {t("petition.days-left", { count: daysBetween(dayInBaghdad(at), until) })}
        </li>
      ))}
    </ul>
  );
}

function PetitionInList({ petition }: { petition: PetitionShown }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Card as="li" className="space-y-2">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <Link to={`/learn/petitions/${petition.id}`} className="text-accent text-lg font-semibold underline">
          <PetitionTitle content={petition.content} />
        </Link>
        <PetitionBadge state={petition.state} />
      </p>
      <PetitionFacts content={petition.content} />
      <p className="text-ink-muted text-sm">{t("petition.filed-at", { day: formatDate(language, petition.filedAt, "moment") })}</p>
    </Card>
  );
}
