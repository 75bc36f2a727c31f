import type { LoaderFunctionArgs } from "@remix-run/node";
import { data } from "@remix-run/node";
import { parseCertificateCode } from "#app/domain/credits/certificate.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { pdfBytes } from "#app/http/pdf.server.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { ownCertificatePdf } from "#app/queries/credits/own-certificate.server.ts";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** One's own certificate as a PDF; while the job is still at it, a page that says so. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const code = found(parseCertificateCode(params["code"] ?? ""));
  const pdf = found(await ownCertificatePdf(learner.practitionerId, code));
  if (pdf !== "being-made") throw pdfBytes(`bimaristan-${code}`, pdf);
  return data(null, { status: 202, headers: { refresh: "3" } });
}

export default function CertificateBeingMade() {
  const t = useMessages();
  return (
    <Page title={t("certificate.being-made")} width="narrow">
      <LinkButton to="." reloadDocument>
        {t("certificate.try-again")}
      </LinkButton>
    </Page>
  );
}
