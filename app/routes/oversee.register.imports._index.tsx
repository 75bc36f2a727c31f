import { createHash, randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { bringRegisterImport } from "#app/commands/identity/bring-register-import.server.ts";
import { LARGEST_LIST } from "#app/domain/identity/register/import-limit.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readUpload } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { registerImports } from "#app/queries/identity/register-imports.server.ts";
import type { Errors } from "#app/ui/account/error-text.ts";
import { ImportsScreen } from "#app/ui/auditor/imports-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.imports-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  return { imports: await registerImports(registrar), eventId: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  const { fields, file } = await readUpload(request, LARGEST_LIST);
  const refuse = (code: string) => data<{ readonly errors: Errors }>({ errors: { "": [code] } }, { status: 422 });
  const eventId = z.uuid().safeParse(fields["eventId"]).data;
  if (file === null || eventId === undefined) return refuse("required");
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const outcome = await bringRegisterImport(registrar, { eventId, fileName: file.name, sha256, bytes: file.bytes }, occasionOf(request));
  return outcome.ok ? redirect(`/oversee/register/imports/${outcome.value}`) : refuse("invalid");
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ errors: { ...errors } }));
}

export default function ImportsRoute() {
  const reply = useActionData<typeof action>();
  return <ImportsScreen {...useLoaderData<typeof loader>()} errors={reply?.errors} busy={useNavigation().state === "submitting"} />;
}
