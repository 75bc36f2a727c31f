import { Form } from "@remix-run/react";
import { LANGUAGES, directionOf } from "#app/domain/shared/language.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OwnDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DisclosureNotice } from "#app/ui/trainer/disclosure-notice.tsx";
import { DRAFT_REFUSALS } from "#app/ui/trainer/draft-refusals.ts";

export type NewCourseReply = {
  readonly values: Readonly<Record<string, string | string[]>>;
  /** Codes of `errors.json`, or of what createDraft refuses. */
  readonly errors: Readonly<Record<string, string[]>>;
};

/** Begins a course: its title in the languages in which there is one, and the language in which it is written first. */
export function NewCourseScreen({
  own,
  reply,
  busy,
}: {
  own: Pick<OwnDisclosure, "state" | "lastDay">;
  reply: NewCourseReply | null;
  busy: boolean;
}) {
  const t = useMessages();
  const reader = useLanguage();
  const typed = (name: string): string => {
    const value = reply?.values[name];
    return typeof value === "string" ? value : "";
  };
  const REFUSED: Readonly<Record<string, MessageKey>> = {
    ...DRAFT_REFUSALS,
    "title-missing": "plan.refused-title-missing",
  };
  const errorOf = (name: string): string | null => {
    const code = reply?.errors[name]?.[0];
    if (code === undefined) return null;
    const known = REFUSED[code];
    return known === undefined ? t(`errors.${code}` as MessageKey) : t(known);
  };
  const whole = errorOf("");
  return (
    <Page width="text" title={t("plan.new-course")} lead={t("plan.new-course-text")}>
      <DisclosureNotice own={own} door="teach" />
      <Form method="post" className="space-y-6">
        {whole === null ? null : (
          <Callout kind="danger" role="alert">
            {whole}
          </Callout>
        )}
        <fieldset className="space-y-4">
          <legend className="font-medium">{t("plan.title")}</legend>
          <p className="text-ink-muted text-sm">{t("plan.new-title-text")}</p>
          {LANGUAGES.map((language) => (
            <TextField
              key={language}
              name={language}
              lang={language}
              dir={directionOf(language)}
              label={<span lang={language}>{LANGUAGE_NAMES[language]}</span>}
              maxLength={300}
              defaultValue={typed(language)}
              error={errorOf(language)}
            />
          ))}
        </fieldset>
        <ChoiceGroup
          name="source"
          kind="one"
          inline
          required
          legend={t("plan.first-written")}
          description={t("plan.first-written-text")}
          choices={LANGUAGES.map((language) => ({ value: language, label: <span lang={language}>{LANGUAGE_NAMES[language]}</span> }))}
          defaultValue={typed("source") === "" ? reader : typed("source")}
          error={errorOf("source")}
        />
        <TextField
          name="id"
          dir="ltr"
          label={t("plan.course-id")}
          optional={t("plan.optional")}
          description={t("plan.course-id-text")}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          maxLength={80}
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={typed("id")}
          error={errorOf("id")}
        />
        <div className="flex flex-wrap gap-3">
          <Button busy={busy} iconAfter="arrow-forward">
            {t("plan.begin")}
          </Button>
          <LinkButton look="quiet" to="/teach">
            {t("plan.cancel")}
          </LinkButton>
        </div>
      </Form>
      <div className="border-line mt-10 space-y-3 border-t pt-6">
        <h2 className="text-lg">{t("plan.import-course")}</h2>
        <p className="text-ink-muted">{t("plan.import-course-short")}</p>
        <LinkButton look="secondary" icon="file" to="/teach/import">
          {t("plan.import-course")}
        </LinkButton>
      </div>
    </Page>
  );
}
