import { Form } from "@remix-run/react";
import { useState } from "react";
import { type Disclosure, MONTHS_ASKED, MONTHS_VALID, MOST_RELATIONSHIPS } from "#app/domain/authoring/disclosure.ts";
import { RELATIONSHIP_NATURES } from "#app/domain/authoring/relationship-nature.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OwnDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout, type CalloutKind } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { DateField } from "#app/ui/kit/date-field.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

export type DisclosureScreenProps = {
  readonly own: OwnDisclosure;
  /** The door that the reader came through. */
  readonly back: { readonly to: string; readonly label: MessageKey };
  readonly reply: RefusedForm | null;
  readonly given: boolean;
  readonly busy: boolean;
};

const LOOK: Readonly<Record<OwnDisclosure["state"], CalloutKind>> = {
  owed: "warning",
  expired: "danger",
  expiring: "warning",
  valid: "success",
};
/** Lines to be filled that stand there from the start. */
const EMPTY_LINES = 2;

/** What somebody declares of themselves: what it is for, the form, and all that they declared before. One screen with two doors. */
export function DisclosureScreen({ own, back, reply, given, busy }: DisclosureScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const day = own.lastDay === null ? "" : formatDate(language, own.lastDay);
  return (
    <Page width="text" title={t("disclosure.title")} lead={t("disclosure.lead")}>
      <div className="space-y-8">
        <LinkButton look="quiet" icon="arrow-back" to={back.to}>
          {t(back.label)}
        </LinkButton>
        <Callout kind={LOOK[own.state]} {...(given ? { role: "status" as const, title: t("disclosure.given") } : {})}>
          <p>{t(`disclosure.state-${own.state}`, { day })}</p>
        </Callout>
        <Asked />
        {/* A new disclosure begins from what is there by then. */}
        <DisclosureForm key={own.history[0]?.at ?? "first"} own={own} reply={reply} busy={busy} />
        {own.history.length === 0 ? null : <History history={own.history} />}
      </div>
    </Page>
  );
}

function Asked() {
  const t = useMessages();
  return (
    <section aria-labelledby="asked" className="space-y-3">
      <h2 id="asked" className="text-xl">
        {t("disclosure.asked")}
      </h2>
      <ul className="list-disc space-y-2 ps-6">
        <li>{t("disclosure.asked-who")}</li>
        <li>{t("disclosure.asked-when", { months: MONTHS_ASKED })}</li>
        <li>{t("disclosure.asked-not")}</li>
        <li>{t("disclosure.asked-then")}</li>
      </ul>
    </section>
  );
}

function DisclosureForm({ own, reply, busy }: Pick<DisclosureScreenProps, "own" | "reply" | "busy">) {
  const t = useMessages();
  const hydrated = useHydrated();
  const before = own.history[0] ?? null;
  const typed = Object.keys(reply?.values ?? {}).flatMap((name) => {
    const index = /^relationships\[(\d+)\]/.exec(name)?.[1];
    return index === undefined ? [] : [Number(index) + 1];
  });
  const [lines, setLines] = useState(() =>
    Math.min(MOST_RELATIONSHIPS, Math.max((before?.relationships.length ?? 0) + EMPTY_LINES, ...typed)),
  );
  /** What stands in a field at first: what was typed, else what was declared before. */
  const at = (name: string, declared: string | null | undefined) => (reply === null ? (declared ?? "") : valueOf(reply, name));
  const wrong = (name: string) => errorOf(t, reply?.errors, name);
  const has = before === null ? "" : before.relationships.length === 0 ? "none" : "some";
  return (
    <Form method="post" noValidate>
      <Card className="space-y-8">
        <FormAlert errors={reply?.errors} />
        <fieldset className="space-y-4">
          <legend className="mb-2 text-lg font-semibold">{t("disclosure.as-read")}</legend>
          {LANGUAGES.map((one) => (
            <div key={one} className="grid gap-4 sm:grid-cols-2">
              <TextField
                name={`name.${one}`}
                lang={one}
                label={t("disclosure.name-in", { language: LANGUAGE_NAMES[one] })}
                maxLength={200}
                required
                defaultValue={at(`name.${one}`, before?.name[one] ?? own.knownAs[one])}
                error={wrong(`name.${one}`)}
              />
              <TextField
                name={`credentials.${one}`}
                lang={one}
                label={t("disclosure.credentials-in", { language: LANGUAGE_NAMES[one] })}
                maxLength={500}
                required
                defaultValue={at(`credentials.${one}`, before?.credentials[one])}
                error={wrong(`credentials.${one}`)}
              />
            </div>
          ))}
        </fieldset>
        <ChoiceGroup
          name="has"
          kind="one"
          required
          legend={t("disclosure.has", { months: MONTHS_ASKED })}
          choices={[
            { value: "none", label: t("disclosure.has-none") },
            { value: "some", label: t("disclosure.has-some") },
          ]}
          defaultValue={at("has", has)}
          error={wrong("has")}
        />
        <div className="space-y-6">
          {Array.from({ length: lines }, (_, index) => {
            const declared = before?.relationships[index];
            const field = (name: string) => `relationships[${String(index)}].${name}`;
            return (
              <fieldset key={index} className="border-line grid gap-4 rounded-xl border p-4 sm:grid-cols-2">
                <legend className="px-1 font-semibold">{t("disclosure.relationship", { number: index + 1 })}</legend>
                <TextField
                  name={field("company")}
                  label={t("disclosure.company")}
                  maxLength={200}
                  defaultValue={at(field("company"), declared?.company)}
                  error={wrong(field("company"))}
                />
                <SelectField
                  name={field("nature")}
                  label={t("disclosure.nature")}
                  placeholder={t("disclosure.nature-choose")}
                  options={RELATIONSHIP_NATURES.map((nature) => ({ value: nature, label: t(`course.nature-${nature}`) }))}
                  defaultValue={at(field("nature"), declared?.nature)}
                  error={wrong(field("nature"))}
                />
                <TextField
                  name={field("concerns")}
                  label={t("disclosure.concerns")}
                  maxLength={500}
                  defaultValue={at(field("concerns"), declared?.concerns)}
                  error={wrong(field("concerns"))}
                />
                <DateField
                  name={field("endedOn")}
                  label={t("disclosure.ended-on")}
                  description={t("disclosure.ended-on-hint")}
                  defaultValue={at(field("endedOn"), declared?.endedOn)}
                  error={wrong(field("endedOn"))}
                />
              </fieldset>
            );
          })}
          {hydrated && lines < MOST_RELATIONSHIPS ? (
            <Button type="button" look="secondary" icon="plus" onClick={() => setLines(lines + 1)}>
              {t("disclosure.add")}
            </Button>
          ) : null}
        </div>
        <div className="space-y-3">
          <p className="text-ink-muted text-sm">{t("disclosure.give-text", { months: MONTHS_VALID })}</p>
          <Button busy={busy}>{t("disclosure.give")}</Button>
        </div>
      </Card>
    </Form>
  );
}

/** The sentence for a code: this page's own, else the one of every form. */
function errorOf(t: Translate, errors: Errors | undefined, field: string): string | undefined {
  const code = errors?.[field]?.[0];
  if (code === undefined) return undefined;
  const key = `disclosure.error-${code}` as MessageKey;
  const own = t(key, { months: MONTHS_ASKED });
  return own === key ? errorText(t, errors, field) : own;
}

function History({ history }: { history: readonly Disclosure[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <section aria-labelledby="history" className="space-y-3">
      <h2 id="history" className="text-xl">
        {t("disclosure.history")}
      </h2>
      <ol className="border-line divide-line bg-surface-raised divide-y rounded-2xl border">
        {history.map((disclosure) => (
          <li key={disclosure.at} className="space-y-2 p-4">
            <p className="font-semibold">{t("disclosure.given-on", { moment: formatDate(language, disclosure.at, "moment") })}</p>
            {disclosure.relationships.length === 0 ? (
              <p className="text-ink-muted text-sm">{t("disclosure.none-declared")}</p>
            ) : (
              <ul className="space-y-1 text-sm">
                {disclosure.relationships.map((one) => (
                  <li key={one.id}>
                    <Bdi>{one.company}</Bdi>: {t(`course.nature-${one.nature}`)} · <Bdi>{one.concerns}</Bdi> ·{" "}
                    {one.endedOn === null ? t("disclosure.goes-on") : t("disclosure.ended", { day: formatDate(language, one.endedOn) })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
