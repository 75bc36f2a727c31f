import type { LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseCertificateCode } from "#app/domain/credits/certificate.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { ownCertificatePdf } from "#app/queries/credits/own-certificate.server.ts";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "certificate.heading" } satisfies PageHandle;

/** Where one's own certificate is to be had; while its PDF is being made, the page looks again by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const code = found(parseCertificateCode(params["code"] ?? ""));
  const pdf = found(await ownCertificatePdf(learner, code));
  if (pdf !== "being-made" && "replacedBy" in pdf) throw redirect(`/learn/certificates/${pdf.replacedBy}`);
  const ready = pdf !== "being-made";
  return data({ code, ready }, { headers: ready ? {} : { refresh: "3" } });
}

export default function CertificateRoute() {
  const t = useMessages();
  const { code, ready } = useLoaderData<typeof loader>();
  return (
    <Page title={t("certificate.title", { code })} lead={ready ? undefined : t("certificate.being-made")} width="narrow">
      <div className="flex flex-wrap gap-3">
        {ready ? (
          <LinkButton icon="download" to={`/learn/certificates/${code}.pdf`} reloadDocument>
            {t("certificate.download")}
          </LinkButton>
        ) : (
          <LinkButton to="." reloadDocument>
            {t("certificate.try-again")}
          </LinkButton>
        )}
        <LinkButton look="secondary" icon="shield" to={`/verify/${code}`} reloadDocument>
          {t("certificate.verify-link")}
        </LinkButton>
      </div>
    </Page>
  );
}
