import { Form, useLocation, useNavigation } from "@remix-run/react";
import { needsSecondFactor, type Role } from "#app/domain/identity/actor.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { SecondFactorSetUp } from "#app/queries/identity/second-factor-set-up.server.ts";
import { CodeField } from "#app/ui/account/code-field.tsx";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { RecoveryCodes } from "#app/ui/account/recovery-codes.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type Props = {
  readonly role: Role;
  readonly hasSecondFactor: boolean;
  readonly secondFactor: "not-needed" | "missing" | "given";
  readonly setUp: SecondFactorSetUp | null;
  readonly next: string;
  readonly outcome: { readonly errors: Errors; readonly codes: readonly string[] | null } | undefined;
};

/** Setting the second factor up, and giving it. */
export function SecondFactorScreen({ role, hasSecondFactor, secondFactor, setUp, next, outcome }: Props) {
  const t = useMessages();
  if (outcome?.codes != null) {
    return (
      <Page title={t("security.codes-title")} lead={t("security.codes-lead")} width="narrow">
        <div className="space-y-6">
          <RecoveryCodes codes={outcome.codes} />
          <LinkButton to={next} iconAfter="arrow-forward">
            {t("security.codes-kept")}
          </LinkButton>
        </div>
      </Page>
    );
  }
  if (hasSecondFactor) return <GiveCode errors={outcome?.errors} given={secondFactor === "given"} next={next} />;
  return (
    <Page
      title={t("security.set-up-title")}
      lead={needsSecondFactor(role) ? t("security.set-up-needed", { role: t(`common.role-${role}`) }) : t("security.set-up-lead")}
      width="narrow"
    >
      {setUp === null ? <Begin /> : <Confirm setUp={setUp} errors={outcome?.errors} />}
    </Page>
  );
}

function useHere(): string {
  const { pathname, search } = useLocation();
  return `${pathname}${search}`;
}

function Begin() {
  const t = useMessages();
  return (
    <Card className="space-y-4">
      <p>{t("security.set-up-app")}</p>
      <Form method="post" action={useHere()}>
        <Button name="intent" value="begin" icon="shield">
          {t("security.set-up-begin")}
        </Button>
      </Form>
    </Card>
  );
}

function Confirm({ setUp, errors }: { setUp: SecondFactorSetUp; errors: Errors | undefined }) {
  const t = useMessages();
  const navigation = useNavigation();
  return (
    <Card className="space-y-6">
      <section className="space-y-3">
        <h2 className="text-lg">{t("security.scan")}</h2>
        <svg
          role="img"
          aria-label={t("security.qr")}
          viewBox={`0 0 ${String(setUp.qr.size)} ${String(setUp.qr.size)}`}
          shapeRendering="crispEdges"
          className="mx-auto block size-56 rounded-lg"
        >
          <rect width="100%" height="100%" fill="#fff" />
          <path d={setUp.qr.path} fill="#000" />
        </svg>
        <p className="text-ink-muted text-sm">{t("security.or-type")}</p>
        <p className="text-center">
          <code dir="ltr" className="bg-surface-sunken inline-block rounded-lg px-3 py-2 break-words">
            {setUp.secret}
          </code>
        </p>
        <p className="text-center sm:hidden">
          <a href={setUp.uri} className="text-accent inline-flex min-h-11 items-center underline">
            {t("security.open-app")}
          </a>
        </p>
      </section>
      <Form method="post" action={useHere()} noValidate className="space-y-4">
        <CodeField label={t("security.first-code")} error={errorText(t, errors, "code")} />
        <Button name="intent" value="confirm" busy={navigation.state === "submitting"}>
          {t("security.confirm")}
        </Button>
      </Form>
    </Card>
  );
}

function GiveCode({ errors, given, next }: { errors: Errors | undefined; given: boolean; next: string }) {
  const t = useMessages();
  const navigation = useNavigation();
  return (
    <Page title={t("security.give-title")} lead={t("security.give-lead")} width="narrow">
      <div className="space-y-6">
        {given ? (
          <Callout kind="success">
            <p>{t("security.given-already")}</p>
            <LinkButton to={next} look="secondary" size="small">
              {t("common.continue")}
            </LinkButton>
          </Callout>
        ) : null}
        <Card>
          <Form method="post" action={useHere()} noValidate className="space-y-4">
            <CodeField
              label={t("security.code")}
              description={t("security.code-or-recovery")}
              error={errorText(t, errors, "code")}
              letters
            />
            <Button name="intent" value="give" busy={navigation.state === "submitting"}>
              {t("common.continue")}
            </Button>
          </Form>
        </Card>
        <Form method="post" action="/account/sign-out">
          <Button look="quiet" icon="sign-out">
            {t("common.sign-out")}
          </Button>
        </Form>
      </div>
    </Page>
  );
}
