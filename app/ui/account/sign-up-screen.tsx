import { Form, Link, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { PasswordField } from "#app/ui/account/password-field.tsx";
import { type FieldValues, NameFields, PlaceFields, ProfessionFields, typed } from "#app/ui/account/practitioner-fields.tsx";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Outcome = {
  readonly reply: { readonly values: FieldValues; readonly errors: Errors } | null;
  readonly step: number | null;
};

type Props = {
  readonly next: string;
  readonly language: Language;
  /** Whether telephones can be written to here. */
  readonly texts: boolean;
  /** What was sent before, when the reader comes back to correct it. */
  readonly sent: FieldValues | null;
  readonly outcome: Outcome | undefined;
};

/** The fields of each step, in their order on the page. */
const STEPS = [
  ["nameAr", "nameLatin", "nameCkb"],
  ["profession", "specialty", "licenceNumber", "issuingBody"],
  ["governorate", "directorate", "facilityType", "facilityName"],
  ["email", "phone", "password", "language"],
] as const;
const LAST = STEPS.length - 1;
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ar: "العربية", ckb: "کوردی (سۆرانی)", en: "English" };

const stepWith = (errors: Errors): number => STEPS.findIndex((fields) => fields.some((field) => errors[field] !== undefined));

/** Errors of the form as a whole, of this step and of those before it: what is still to come is not wrong yet. */
function errorsUpTo(errors: Errors, step: number): Errors {
  const seen = STEPS.slice(0, step + 1).flat() as readonly string[];
  return Object.fromEntries(Object.entries(errors).filter(([field]) => field === "" || seen.includes(field)));
}

/** Which step is open, and what is wrong in what has been filled in so far. */
function useSteps(outcome: Outcome | undefined, first: number): { step: number; errors: Errors | undefined; back: () => void } {
  const [step, setStep] = useState(first);
  const [judged, setJudged] = useState<Outcome>();
  if (outcome !== undefined && outcome !== judged) {
    setJudged(outcome);
    const asked = outcome.step ?? LAST;
    const wrong = outcome.reply === null ? -1 : stepWith(errorsUpTo(outcome.reply.errors, asked));
    if (wrong >= 0) setStep(wrong);
    else if (outcome.step !== null) setStep(Math.min(asked + 1, LAST));
  }
  // The same while nothing new was said: what is wrong draws the focus to itself once (FormAlert), not with each rendering.
  const errors = useMemo(() => (outcome?.reply == null ? undefined : errorsUpTo(outcome.reply.errors, outcome.step ?? LAST)), [outcome]);
  return {
    step,
    errors,
    back: () => {
      setStep(Math.max(0, step - 1));
    },
  };
}

/** Signing up in four short steps; without script, the same form on one page. */
export function SignUpScreen({ next, language, texts, sent, outcome }: Props) {
  const t = useMessages();
  const shownIn = useLanguage();
  const hydrated = useHydrated();
  const navigation = useNavigation();
  const { step, errors, back } = useSteps(outcome, sent === null ? 0 : LAST);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(step);
  useEffect(() => {
    if (moved.current === step) return;
    moved.current = step;
    heading.current?.focus();
  }, [step]);

  const values = outcome?.reply?.values ?? sent ?? {};
  const part = { values, errors };
  const titles = [t("account.step-name"), t("account.step-profession"), t("account.step-place"), t("account.step-sign-in")];
  const query = next === "/" ? "" : `next=${encodeURIComponent(next)}`;
  const action = (...parts: string[]) => `/account/sign-up?${[...parts, query].filter((one) => one !== "").join("&")}`;
  const sections: readonly ReactNode[] = [
    <NameFields key="name" {...part} />,
    <ProfessionFields key="profession" {...part} licence />,
    <PlaceFields key="place" {...part} />,
    <SignInFields key="sign-in" {...part} texts={texts} language={typed(values, "language") || (hydrated ? shownIn : language)} />,
  ];
  return (
    <Page title={t("account.sign-up-title")} lead={t("account.sign-up-lead")} width="narrow">
      <Form method="post" action={action()} noValidate className="space-y-6">
        <FormAlert errors={errors} />
        {hydrated ? (
          <div className="space-y-2">
            <p aria-hidden="true" className="text-ink-muted text-sm">
              {t("account.step-of", { step: step + 1, steps: STEPS.length })}
            </p>
            <ProgressBar value={step + 1} maximum={STEPS.length} label={t("account.step-of", { step: step + 1, steps: STEPS.length })} />
          </div>
        ) : null}
        {sections.map((section, index) => (
          <Card as="section" key={STEPS[index]?.[0]} className={hydrated && index !== step ? "hidden" : ""}>
            <h2 ref={index === step ? heading : null} tabIndex={-1} className="mb-4 text-xl">
              {titles[index]}
            </h2>
            <div className="space-y-5">{section}</div>
          </Card>
        ))}
        <div className="flex flex-wrap gap-3">
          {hydrated && step < LAST ? (
            <Button formAction={action(`step=${String(step)}`)} iconAfter="arrow-forward" busy={navigation.state === "submitting"}>
              {t("common.continue")}
            </Button>
          ) : (
            <Button icon="check" busy={navigation.state === "submitting"}>
              {t("account.create")}
            </Button>
          )}
          {hydrated && step > 0 ? (
            <Button type="button" look="secondary" onClick={back}>
              {t("common.back")}
            </Button>
          ) : null}
        </div>
        <p className="text-ink-muted">
          {t("account.have-account")}{" "}
          <Link to={`/account/sign-in${query === "" ? "" : `?${query}`}`} className="text-accent font-semibold underline">
            {t("common.sign-in")}
          </Link>
        </p>
      </Form>
    </Page>
  );
}

type SignInPart = { values: FieldValues; errors: Errors | undefined; texts: boolean; language: string };

function SignInFields({ values, errors, texts, language }: SignInPart) {
  const t = useMessages();
  return (
    <>
      <p className="text-ink-muted">{texts ? t("account.contact-hint") : t("account.contact-hint-email")}</p>
      <TextField
        name="email"
        type="email"
        label={t("account.email")}
        error={errorText(t, errors, "email")}
        defaultValue={typed(values, "email")}
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        required={!texts}
      />
      <TextField
        name="phone"
        type="tel"
        label={t("account.phone")}
        optional={texts ? undefined : t("common.optional")}
        description={t("account.phone-hint")}
        error={errorText(t, errors, "phone")}
        defaultValue={typed(values, "phone")}
        autoComplete="tel"
        inputMode="tel"
        maxLength={40}
      />
      <PasswordField
        kind="new"
        name="password"
        label={t("account.password")}
        description={t("account.password-hint")}
        error={errorText(t, errors, "password")}
      />
      <SelectField
        name="language"
        label={t("account.language")}
        description={t("account.language-hint")}
        options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] }))}
        error={errorText(t, errors, "language")}
        defaultValue={language}
        key={language}
      />
      <Callout kind="note">
        <p>{t("account.licence-pending-hint")}</p>
      </Callout>
    </>
  );
}
