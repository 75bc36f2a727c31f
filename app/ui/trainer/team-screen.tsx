import { Form } from "@remix-run/react";
import { EXCEPTIONS, VERDICTS } from "#app/domain/authoring/relationship-judgement.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CourseTeam, TeamPerson, TeamRelationship } from "#app/queries/authoring/course-team.server.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";
import { nameOfAuthor, textIn } from "#app/ui/trainer/draft-words.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { type JudgementRefusal, JUDGEMENT_REFUSALS } from "#app/ui/trainer/judgement-refusal.ts";

/** What was judged in vain, with why. */
export type JudgementReply = RefusedForm & { readonly refusal: JudgementRefusal | null };

export type TeamScreenProps = {
  readonly team: CourseTeam;
  /** The door: a trainer's course, or a reviewer's reviews. */
  readonly door: "teach" | "review";
  readonly reply: JudgementReply | null;
  readonly busy: boolean;
};

/** Everybody in control of a course's content, with what they declared, what was found about it, and the form in which it is found. */
export function TeamScreen({ team, door, reply, busy }: TeamScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const title = textIn(team.title, language);
  const people = (list: readonly TeamPerson[]) => (
    <ul className="grid gap-4">
      {list.map((person) => (
        <Person key={person.by.accountId} person={person} door={door} reply={reply} busy={busy} />
      ))}
    </ul>
  );
  return (
    <Page
      eyebrow={title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}
      title={t("disclosure.team")}
      lead={t("disclosure.team-lead")}
    >
      {door === "teach" ? (
        <DraftNav courseId={team.courseId} />
      ) : (
        <p className="mb-6">
          <LinkButton look="quiet" icon="arrow-back" to="/review">
            {t("review.to-reviews")}
          </LinkButton>
        </p>
      )}
      <div className="max-w-4xl space-y-10">
        <section aria-labelledby="members" className="space-y-4">
          <h2 id="members" className="text-xl">
            {t("disclosure.members")}
          </h2>
          {team.members.length === 0 ? <p>{t("disclosure.no-members")}</p> : people(team.members)}
        </section>
        {team.byHand.length === 0 ? null : <ByHand lines={team.byHand} />}
        {team.others.length === 0 ? null : (
          <section aria-labelledby="others" className="space-y-4">
            <h2 id="others" className="text-xl">
              {t("disclosure.others")}
            </h2>
            <p className="text-ink-muted">{t("disclosure.others-text")}</p>
            {people(team.others)}
          </section>
        )}
        <Support support={team.commercialSupport} />
      </div>
    </Page>
  );
}

function Person({ person, door, reply, busy }: { person: TeamPerson } & Omit<TeamScreenProps, "team">) {
  const t = useMessages();
  const language = useLanguage();
  const day = person.lastDay === null ? "" : formatDate(language, person.lastDay);
  const owes = person.obstacle === "disclosure-owed" || person.obstacle === "disclosure-expired";
  return (
    <Card as="li" className="space-y-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-lg font-semibold">
          <Bdi>{nameOfAuthor(person.by, language, t)}</Bdi>
          {person.isReader ? ` (${t("disclosure.you")})` : null}
        </h3>
        {person.roles.length === 0 ? <Badge>{t("disclosure.no-part")}</Badge> : null}
        {person.roles.map((role) => (
          <Badge key={role} tone="accent">
            {t(`course.role-${role}`)}
          </Badge>
        ))}
        {person.obstacle === null ? (
          <Badge tone="success" icon="check">
            {t("disclosure.in-order")}
          </Badge>
        ) : (
          <Badge tone={person.obstacle === "excluded" ? "danger" : "warning"} icon="warning">
            {t(`disclosure.${person.obstacle}`)}
          </Badge>
        )}
      </div>
      <p className="text-ink-muted text-sm">
        {person.state === "owed"
          ? t("disclosure.not-given")
          : t(person.state === "expired" ? "disclosure.ran-out" : "disclosure.valid-until", { day })}
        {person.state !== "owed" && person.relationships.length === 0 ? <> · {t("disclosure.none-declared")}</> : null}
      </p>
      {person.isReader && owes ? (
        <LinkButton size="small" to={`/${door}/disclosure`}>
          {t("disclosure.to-disclosure")}
        </LinkButton>
      ) : null}
      {person.isReader && person.relationships.length > 0 ? <p className="text-sm">{t("disclosure.own-judged-by-others")}</p> : null}
      {person.relationships.length === 0 ? null : (
        <ul className="space-y-4">
          {person.relationships.map((relationship) => (
            <Relationship key={relationship.id} relationship={relationship} person={person} reply={reply} busy={busy} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Relationship({
  relationship,
  person,
  reply,
  busy,
}: {
  relationship: TeamRelationship;
  person: TeamPerson;
  reply: JudgementReply | null;
  busy: boolean;
}) {
  const t = useMessages();
  const language = useLanguage();
  const { judgement } = relationship;
  const own = reply !== null && valueOf(reply, "relationshipId") === relationship.id ? reply : null;
  const holds = judgement?.holds === true;
  return (
    <li className="border-line space-y-3 rounded-xl border p-4">
      <p>
        <span className="font-semibold">
          <Bdi>{relationship.company}</Bdi>
        </span>
        : {t(`course.nature-${relationship.nature}`)} · <Bdi>{relationship.concerns}</Bdi> ·{" "}
        {relationship.endedOn === null
          ? t("disclosure.goes-on")
          : t("disclosure.ended", { day: formatDate(language, relationship.endedOn) })}
      </p>
      {relationship.bound ? <p className="text-sm">{t("disclosure.bound")}</p> : null}
      {judgement === null ? (
        <p className="text-warning font-medium">{t("disclosure.not-judged")}</p>
      ) : (
        <Callout
          kind={!holds ? "warning" : judgement.verdict === "excluded" ? "danger" : "success"}
          title={t(`disclosure.verdict-${judgement.verdict}`)}
        >
          {judgement.exception === null ? null : <p>{t(`disclosure.exception-${judgement.exception}`)}</p>}
          {judgement.mitigation === null ? null : <p>{t(`disclosure.mitigation-${judgement.mitigation}`)}</p>}
          <p className="whitespace-pre-wrap">
            <Bdi>{judgement.reason}</Bdi>
          </p>
          <p className="text-ink-muted text-sm">
            {t("disclosure.judged-by", {
              name: nameOfAuthor(judgement.by, language, t),
              moment: formatDate(language, judgement.at, "moment"),
            })}
          </p>
          {holds ? null : <p className="font-medium">{t("disclosure.judgement-outdated")}</p>}
        </Callout>
      )}
      {person.isReader ? null : (
        <details open={own !== null || !holds}>
          <summary className="text-accent inline-flex min-h-11 cursor-pointer items-center underline">
            {t(judgement === null ? "disclosure.judge" : "disclosure.judge-again")}
          </summary>
          <JudgementForm key={judgement?.at ?? "first"} relationship={relationship} person={person} reply={own} busy={busy} />
        </details>
      )}
    </li>
  );
}

/** Beside which field a refusal is said; the others stand at the head of the form. */
const FIELD: Partial<Readonly<Record<JudgementRefusal, string>>> = {
  "reason-missing": "reason",
  "mitigation-missing": "mitigation",
  "mitigation-does-not-fit": "mitigation",
  "exception-missing": "exception",
};

function JudgementForm({
  relationship,
  person,
  reply,
  busy,
}: {
  relationship: TeamRelationship;
  person: TeamPerson;
  reply: JudgementReply | null;
  busy: boolean;
}) {
  const t = useMessages();
  const refusal = reply?.refusal ?? null;
  const id = (field: string) => `${field}-${relationship.id}`;
  const wrong = (field: string) =>
    refusal !== null && FIELD[refusal] === field ? t(JUDGEMENT_REFUSALS[refusal]) : errorText(t, reply?.errors, field);
  return (
    <Form method="post" noValidate preventScrollReset className="space-y-5 pt-3">
      <input type="hidden" name="accountId" value={person.by.accountId} />
      <input type="hidden" name="relationshipId" value={relationship.id} />
      {refusal !== null && FIELD[refusal] === undefined ? (
        <Callout kind="danger" role="alert">
          {t(JUDGEMENT_REFUSALS[refusal])}
        </Callout>
      ) : null}
      {errorText(t, reply?.errors, "") === undefined ? null : (
        <Callout kind="danger" role="alert">
          {errorText(t, reply?.errors, "")}
        </Callout>
      )}
      <ChoiceGroup
        id={id("verdict")}
        name="verdict"
        kind="one"
        required
        legend={t("disclosure.verdict")}
        choices={VERDICTS.map((verdict) => ({ value: verdict, label: t(`disclosure.verdict-${verdict}`) }))}
        defaultValue={valueOf(reply, "verdict")}
        error={wrong("verdict")}
      />
      {relationship.bound ? (
        <ChoiceGroup
          id={id("exception")}
          name="exception"
          kind="one"
          legend={t("disclosure.exception")}
          choices={[
            { value: "", label: t("disclosure.exception-none") },
            ...EXCEPTIONS.map((exception) => ({ value: exception, label: t(`disclosure.exception-${exception}`) })),
          ]}
          defaultValue={valueOf(reply, "exception")}
          error={wrong("exception")}
        />
      ) : null}
      <SelectField
        id={id("mitigation")}
        name="mitigation"
        label={t("disclosure.mitigation")}
        placeholder={t("disclosure.mitigation-none")}
        options={person.mitigations.map((mitigation) => ({ value: mitigation, label: t(`disclosure.mitigation-${mitigation}`) }))}
        defaultValue={valueOf(reply, "mitigation")}
        error={wrong("mitigation")}
      />
      <TextArea
        id={id("reason")}
        name="reason"
        label={t("disclosure.reason")}
        description={t("disclosure.reason-hint")}
        maxLength={2000}
        required
        defaultValue={valueOf(reply, "reason")}
        error={wrong("reason")}
      />
      <Button busy={busy}>{t("disclosure.judge-give")}</Button>
    </Form>
  );
}

function ByHand({ lines }: { lines: CourseTeam["byHand"] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <section aria-labelledby="by-hand" className="space-y-4">
      <h2 id="by-hand" className="text-xl">
        {t("disclosure.by-hand")}
      </h2>
      <p className="text-ink-muted">{t("disclosure.by-hand-text")}</p>
      <ul className="border-line divide-line bg-surface-raised divide-y rounded-2xl border">
        {lines.map((line, index) => {
          const name = textIn(line.name, language);
          return (
            <li key={index} className="space-y-1 p-4">
              <p className="font-semibold">{name === null ? t("workshop.someone") : <Bdi lang={name.language}>{name.text}</Bdi>}</p>
              <p className="text-ink-muted text-sm">
                {(line.relationships ?? []).length === 0
                  ? t("disclosure.none-declared")
                  : (line.relationships ?? []).map(({ company }, position) => (
                      <span key={position}>
                        {position === 0 ? null : " · "}
                        <Bdi>{company ?? ""}</Bdi>
                      </span>
                    ))}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Support({ support }: { support: CourseTeam["commercialSupport"] }) {
  const t = useMessages();
  const kindOf = (kind: string | undefined) =>
    kind === "monetary" || kind === "in-kind" ? t(`course.support-${kind}` as MessageKey) : (kind ?? "");
  return (
    <section aria-labelledby="support" className="space-y-4">
      <h2 id="support" className="text-xl">
        {t("disclosure.support")}
      </h2>
      {support === undefined ? <Callout kind="warning">{t("disclosure.support-unsaid")}</Callout> : null}
      {support === null ? <p>{t("course.no-commercial-support")}</p> : null}
      {support === undefined || support === null ? null : (
        <ul className="list-disc space-y-1 ps-6">
          {support.map(({ source, kind, amount }, index) => (
            <li key={index}>
              <Bdi>{source ?? ""}</Bdi>: {kindOf(kind)}
              {amount === undefined || amount === "" ? null : (
                <>
                  {" "}
                  · <Bdi>{amount}</Bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <ul className="text-ink-muted list-disc space-y-1 ps-6 text-sm">
        <li>{t("disclosure.support-rule-decisions")}</li>
        <li>{t("disclosure.support-rule-payment")}</li>
        <li>{t("disclosure.support-rule-told")}</li>
      </ul>
    </section>
  );
}
