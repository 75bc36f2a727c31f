import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { parseCertificateCode } from "#app/domain/credits/certificate.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { pdfBytes } from "#app/http/pdf.server.ts";
import { ownCertificatePdf } from "#app/queries/credits/own-certificate.server.ts";

/** One's own certificate as a PDF; while the job is still at it, or the file is lost, the page that says so. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const code = found(parseCertificateCode(params["code"] ?? ""));
  const pdf = found(await ownCertificatePdf(learner, code));
  if (pdf === "being-made" || pdf === "lost") return redirect(`/learn/certificates/${code}`);
  return "replacedBy" in pdf ? redirect(`/learn/certificates/${pdf.replacedBy}.pdf`) : pdfBytes(`bimaristan-${code}`, pdf);
}
