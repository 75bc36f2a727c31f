import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { printCertificateAgain } from "#app/commands/credits/print-certificate-again.server.ts";
import { parseCertificateCode } from "#app/domain/credits/certificate.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { ownCertificatePdf } from "#app/queries/credits/own-certificate.server.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "certificate.heading" } satisfies PageHandle;

/** Where one's own certificate is to be had; while its PDF is being made, the page looks again by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const code = found(parseCertificateCode(params["code"] ?? ""));
  const pdf = found(await ownCertificatePdf(learner, code));
  if (pdf === "being-made") return data({ code, file: pdf }, { headers: { refresh: "3" } });
  if (pdf === "lost") return data({ code, file: pdf });
  if ("replacedBy" in pdf) throw redirect(`/learn/certificates/${pdf.replacedBy}`);
  return data({ code, file: "there" as const });
}

/** A page passes on none of its loader's headers unless it says so. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const refresh = loaderHeaders.get("refresh");
  return refresh === null ? {} : { refresh };
};

/** Has a file made again that the object store has lost: reading the page alone changes nothing (R29). */
export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const code = found(parseCertificateCode(params["code"] ?? ""));
  const asked = await printCertificateAgain(learner, code);
  if (!asked.ok && asked.refusal === "no-such-certificate") return found(null);
  // One that was replaced leads to its successor from there.
  return redirect(`/learn/certificates/${code}`);
}

export default function CertificateRoute() {
  const t = useMessages();
  const { code, file } = useLoaderData<typeof loader>();
  const busy = useNavigation().state === "submitting";
  return (
    <Page title={t("certificate.title", { code })} lead={file === "being-made" ? t("certificate.being-made") : undefined} width="narrow">
      {file === "lost" ? (
        <div className="mb-5">
          <Callout kind="warning">{t("certificate.lost")}</Callout>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {file === "there" ? (
          <LinkButton icon="download" to={`/learn/certificates/${code}.pdf`} reloadDocument>
            {t("certificate.download")}
          </LinkButton>
        ) : file === "being-made" ? (
          <LinkButton to="." reloadDocument>
            {t("certificate.try-again")}
          </LinkButton>
        ) : (
          <Form method="post" reloadDocument>
            <Button busy={busy}>{t("certificate.make-again")}</Button>
          </Form>
        )}
        <LinkButton look="secondary" icon="shield" to={`/verify/${code}`} reloadDocument>
          {t("certificate.verify-link")}
        </LinkButton>
      </div>
    </Page>
  );
}
