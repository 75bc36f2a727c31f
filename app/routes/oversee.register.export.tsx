import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { exportRegister } from "#app/commands/identity/export-register.server.ts";
import { ExportWish } from "#app/domain/identity/register/register-forms.ts";
import { registerSearchFrom } from "#app/domain/identity/register/register-search.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { found, requireActorAmong } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { registerPeople } from "#app/queries/identity/register-people.server.ts";
import { type ExportReply, ExportScreen } from "#app/ui/auditor/export-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.export-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const { searchParams } = new URL(request.url);
  const { count } = await registerPeople(actor, registerSearchFrom(searchParams), null, dayInBaghdad(occasionOf(request).at));
  const Ready = z
    .object({ id: z.uuid(), format: z.enum(["csv", "xlsx"]) })
    .nullable()
    .catch(null);
  const ready = Ready.parse({ id: searchParams.get("ready"), format: searchParams.get("format") });
  return { count, ready, eventId: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const { searchParams } = new URL(request.url);
  const read = await readForm(request, ExportWish);
  if (!read.ok) return data<ExportReply>(read.reply, { status: 422 });
  const search = registerSearchFrom(searchParams);
  found((await exportRegister(actor, { ...read.value, search }, occasionOf(request))).ok ? true : null);
  searchParams.set("ready", read.value.eventId);
  searchParams.set("format", read.value.format);
  return redirect(`/oversee/register/export?${searchParams.toString()}`);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => reply);
}

export default function ExportRoute() {
  const reply = useActionData<typeof action>() ?? null;
  const t = useMessages();
  const about = { title: t("register.export-title"), formats: ["csv", "xlsx"], files: "/oversee/register/exports" } as const;
  return <ExportScreen {...useLoaderData<typeof loader>()} {...about} reply={reply} busy={useNavigation().state === "submitting"} />;
}
