import { Form } from "@remix-run/react";
import { useMemo, useRef } from "react";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { RegisterMatch } from "#app/queries/identity/register-matches.server.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { CandidateFacts, licenceSaid } from "#app/ui/auditor/candidate-facts.tsx";
import { columnName, columnValue } from "#app/ui/auditor/register-words.ts";
import { useShortcuts } from "#app/ui/auditor/use-shortcuts.ts";
import { ReasonField } from "#app/ui/auditor/reason-field.tsx";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";

export type MatchReply = { readonly done: boolean; readonly refusal: string | null; readonly values: FieldValues; readonly errors: Errors };
type Props = {
  readonly eventId: string;
  readonly waiting: number;
  readonly match: RegisterMatch | null;
  readonly reply: MatchReply | null;
  readonly busy: boolean;
};

/** Lines that may be about somebody who is known, one after the other, for a person to decide; by keys alone, where one likes. */
export function MatchesScreen({ eventId, waiting, match, reply, busy }: Props) {
  const t = useMessages();
  return (
    <Page title={t("register.matches-title")} lead={t("register.matches-lead")}>
      <div className="space-y-6">
        <p role="status">
          {reply?.done === true ? `${t("register.match-saved")} ` : null}
          {t("register.matches-count", { count: waiting })}
        </p>
        {reply?.refusal == null ? null : (
          <Callout kind="danger" role="alert">
            <p>{t(`register.refusal-${reply.refusal}` as MessageKey)}</p>
          </Callout>
        )}
        {match === null ? (
          <EmptyState icon="check" title={t("register.matches-none")} />
        ) : (
          <MatchForm key={`${match.importId} ${String(match.line)}`} eventId={eventId} match={match} reply={reply} busy={busy} />
        )}
      </div>
    </Page>
  );
}

const SHOWN = [
  "name_ar",
  "name_latin",
  "name_ckb",
  "licence",
  "profession",
  "birth_year",
  "sex",
  "governorate",
  "directorate",
  "facility_name",
] as const;

function MatchForm({ eventId, match, reply, busy }: { eventId: string; match: RegisterMatch; reply: MatchReply | null; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const { row, candidates } = match;
  const deeds = useMemo(() => {
    const choose = (index: number) => () => {
      form.current?.querySelectorAll<HTMLInputElement>('input[name="person"]')[index]?.click();
      form.current?.querySelector<HTMLInputElement>('input[name="reason"]')?.focus();
    };
    return {
      Digit1: choose(0),
      Digit2: choose(1),
      Digit3: choose(2),
      Digit4: choose(3),
      Digit5: choose(4),
      Digit0: choose(candidates.length),
    };
  }, [candidates.length]);
  useShortcuts(deeds);
  const said: Readonly<Record<(typeof SHOWN)[number], string | null>> = {
    ...row,
    licence: licenceSaid(t, language, { number: row.licence_number, issuingBody: row.issuing_body }),
    birth_year: row.birth_year === null ? null : String(row.birth_year),
  };
  return (
    <Form method="post" ref={form} className="grid items-start gap-6 lg:grid-cols-2" noValidate>
      <input type="hidden" name="eventId" value={eventId} />
      <input type="hidden" name="importId" value={match.importId} />
      <input type="hidden" name="line" value={match.line} />
      <Card as="section" className="space-y-3">
        <h2 className="text-xl">{t("register.line-of", { line: match.line })}</h2>
        <p className="text-ink-muted">
          <Bdi>{match.fileName}</Bdi>
        </p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {SHOWN.map((column) =>
            said[column] === null ? null : (
              <div key={column} className="contents">
                <dt className="text-ink-muted">{columnName(t, column)}</dt>
                <dd>{column === "licence" ? said.licence : <Bdi>{columnValue(t, language, column, said[column])}</Bdi>}</dd>
              </div>
            ),
          )}
        </dl>
      </Card>
      <Card as="section" className="space-y-5">
        <ChoiceGroup
          name="person"
          kind="one"
          legend={t("register.whose")}
          description={t("register.match-keys")}
          required
          error={errorText(t, reply?.errors, "person")}
          defaultValue={typed(reply?.values ?? {}, "person")}
          choices={[
            ...candidates.map((one) => ({
              value: one.id,
              label: (
                <span className="flex flex-wrap items-center gap-2 font-semibold">
                  <Bdi>{one.nameAr}</Bdi> <Bdi>{one.nameLatin}</Bdi>
                  <Badge tone={one.score >= 85 ? "success" : "warning"}>{t("register.score", { score: one.score })}</Badge>
                </span>
              ),
              description: <CandidateFacts {...one} />,
            })),
            { value: "another", label: t("register.another"), description: t("register.another-text") },
          ]}
        />
        <ReasonField reply={reply} />
        <Button icon="check" busy={busy}>
          {t("register.decide")}
        </Button>
      </Card>
    </Form>
  );
}
