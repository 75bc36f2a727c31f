import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirectDocument } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { revokeCertificate } from "#app/commands/credits/revoke-certificate.server.ts";
import { parseCertificateCode } from "#app/domain/credits/certificate.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { RevokeScreen } from "#app/ui/admin/revoke-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "certificate.revoke-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "admin");
  return null;
}

const RevokeForm = z.object({
  certificate: z.string({ error: "required" }).max(60, "too-long"),
  reason: z.enum(["error", "misconduct", "request"]),
  explanation: z.string({ error: "required" }).trim().min(1, "required").max(2000, "too-long"),
});

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireActor(request, "admin");
  const read = await readForm(request, RevokeForm);
  if (!read.ok) return data({ reply: read.reply }, { status: 422 });
  const code = parseCertificateCode(read.value.certificate);
  const revoked = await revokeCertificate(admin, { ...read.value, code: code ?? "" }, occasionOf(request));
  if (!revoked.ok) return data({ reply: { values: read.values, errors: { certificate: [revoked.refusal] } } }, { status: 409 });
  // What everyone sees from now on is the best confirmation; a page without script, so it is asked for as a document of its own.
  return redirectDocument(`/verify/${code ?? ""}`);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ reply }));
}

export default function RevokeRoute() {
  const reply = useActionData<typeof action>()?.reply ?? null;
  return <RevokeScreen reply={reply} busy={useNavigation().state === "submitting"} />;
}
