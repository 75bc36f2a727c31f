import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseCertificateCode } from "#app/domain/credits/certificate.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

/** No script is needed here: whoever checks a paper may hold any telephone. */
export const handle = { title: "verify.title", withoutScript: true } satisfies PageHandle;

export function loader({ request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get("code") ?? "").slice(0, 60);
  const code = parseCertificateCode(typed);
  if (code !== null) throw redirect(`/verify/${code}`);
  return { typed };
}

export function action(_args: ActionFunctionArgs) {
  return redirect("/verify");
}

export default function VerifyForm() {
  const t = useMessages();
  const { typed } = useLoaderData<typeof loader>();
  return (
    <Page title={t("verify.title")} lead={t("verify.lead")} width="narrow">
      <Card>
        <form method="get" action="/verify" noValidate className="space-y-4">
          <TextField
            name="code"
            label={t("verify.code")}
            description={t("verify.code-hint")}
            error={typed === "" ? undefined : t("verify.bad-code")}
            defaultValue={typed}
            dir="ltr"
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            required
          />
          <Button icon="check">{t("verify.check")}</Button>
        </form>
      </Card>
    </Page>
  );
}
