import { createHash } from "node:crypto";
import { z } from "zod";
import { attachCertificatePdf } from "#app/commands/credits/attach-certificate-pdf.server.ts";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { instantAt, millisecondsOf } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { env } from "#app/platform/env.server.ts";
import { objectKey, putObject } from "#app/platform/object-store.server.ts";
import { renderPdf } from "#app/platform/pdf.server.ts";
import { qrCode } from "#app/platform/qr-code.server.ts";
import { certificateToPrint } from "#app/queries/credits/certificate-to-print.server.ts";
import { certificateDocument } from "#app/ui/documents/certificate.ts";
import { certificateView } from "#app/ui/documents/certificate-view.ts";

const Payload = z.strictObject({ ledgerLineId: z.uuid() });

/**
 * Issues the certificate of an award and sets its PDF. Every step may be run again after a crash: the certificate is made once, and the
 * first PDF that was stored stays (R13, R15). A PDF that the object store has lost is set once more, from the snapshot that never changed.
 */
export async function run(payload: unknown): Promise<void> {
  const { ledgerLineId } = Payload.parse(payload);
  const now = () => ({ at: instantAt(Date.now()), requestId: null });
  const issued = await issueCertificate(ledgerLineId, now());
  // An award that was reversed or never was: nothing to certify, and nothing that trying again would change.
  if (!issued.ok) return;
  const certificate = await certificateToPrint(issued.value.certificateId);
  if (certificate === null) return;
  const { snapshot, statement, lost } = certificate;
  const { size, path } = qrCode(`${env.publicUrl()}/verify/${snapshot.code}?s=${statement}`);
  const qr = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(size)} ${String(size)}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
  const view = certificateView(snapshot, qr, env.publicUrl(), messagesFor(snapshot.language));
  const pdf = await renderPdf(certificateDocument(view), millisecondsOf(snapshot.issuedAt));
  const sha256 = createHash("sha256").update(pdf).digest("hex");
  await putObject(objectKey(sha256), pdf, "application/pdf");
  await attachCertificatePdf(issued.value.certificateId, sha256, now(), lost);
}
