import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirectDocument } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { replaceCertificate } from "#app/commands/credits/replace-certificate.server.ts";
import { parseCertificateCode } from "#app/domain/credits/certificate.ts";
import { CertificateCorrection } from "#app/domain/credits/corrected-snapshot.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { certificateToCorrect } from "#app/queries/credits/certificate-to-correct.server.ts";
import { CorrectCertificateScreen } from "#app/ui/admin/correct-certificate-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "certificate.correct-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireActor(request, "admin");
  const asked = (new URL(request.url).searchParams.get("certificate") ?? "").slice(0, 60);
  const code = parseCertificateCode(asked);
  return { asked, certificate: code === null ? null : await certificateToCorrect(admin, code) };
}

const CorrectionForm = CertificateCorrection.extend({
  certificate: z.string({ error: "required" }).max(60, "too-long"),
  explanation: z.string({ error: "required" }).trim().min(1, "required").max(2000, "too-long"),
  confirmed: z.literal("on", { error: "tick-this" }),
});

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireActor(request, "admin");
  const read = await readForm(request, CorrectionForm);
  if (!read.ok) return data({ reply: read.reply }, { status: 422 });
  const { certificate, explanation, confirmed: _confirmed, ...correction } = read.value;
  const code = parseCertificateCode(certificate) ?? "";
  const replaced = await replaceCertificate(admin, { code, correction, explanation }, occasionOf(request));
  if (!replaced.ok) return data({ reply: { values: read.values, errors: { "": [replaced.refusal] } } }, { status: 409 });
  // What everyone sees from now on is the best confirmation; a page without script, so it is asked for as a document of its own.
  return redirectDocument(`/verify/${replaced.value.code}`);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ reply }));
}

export default function CorrectCertificateRoute() {
  const reply = useActionData<typeof action>()?.reply ?? null;
  return <CorrectCertificateScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
