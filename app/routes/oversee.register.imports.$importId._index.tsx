import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { orderRegisterImport } from "#app/commands/identity/order-register-import.server.ts";
import { stopRegisterImport } from "#app/commands/identity/stop-register-import.server.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { VERDICTS, registerImport } from "#app/queries/identity/register-imports.server.ts";
import { ImportScreen } from "#app/ui/auditor/import-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.imports-title" } satisfies PageHandle;

const Deed = z.object({ deed: z.enum(["order", "stop"]) });
type Reply = { readonly refusal: string | null };

const idOf = (params: LoaderFunctionArgs["params"]): string => found(z.uuid().safeParse(params["importId"]).data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  const { searchParams } = new URL(request.url);
  const verdict = z.enum(VERDICTS).nullable().catch(null).parse(searchParams.get("verdict"));
  const after = z.coerce
    .number()
    .int()
    .min(0)
    .max(2_000_000_000)
    .catch(0)
    .parse(searchParams.get("after") ?? 0);
  return { page: found(await registerImport(registrar, idOf(params), { verdict, after })), verdict };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  const read = await readForm(request, Deed);
  if (!read.ok) return data<Reply>({ refusal: "other" }, { status: 422 });
  const deed = read.value.deed === "order" ? orderRegisterImport : stopRegisterImport;
  const outcome = await deed(registrar, idOf(params), occasionOf(request));
  if (outcome.ok) return data<Reply>({ refusal: null });
  return found(outcome.refusal === "not-yours" ? null : data<Reply>({ refusal: outcome.refusal }, { status: 409 }));
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, () => ({ refusal: "other" }));
}

export default function ImportRoute() {
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  return <ImportScreen {...useLoaderData<typeof loader>()} refusal={refusal} busy={useNavigation().state === "submitting"} />;
}
