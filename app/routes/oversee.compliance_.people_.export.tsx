import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { exportStandingList } from "#app/commands/compliance/export-standing-list.server.ts";
import { oversightSearch, readOversightView } from "#app/domain/compliance/oversight-view.ts";
import { TABLE_FORMATS } from "#app/domain/compliance/standing-list.ts";
import { StandingExportWish } from "#app/domain/compliance/standing-list-form.ts";
import { found } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { requireLister } from "#app/http/standing-lister.server.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { peopleCount } from "#app/queries/compliance/standing-lists.server.ts";
import { type ExportReply, ExportScreen } from "#app/ui/auditor/export-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "figures.export-title" } satisfies PageHandle;

const Ready = z
  .object({ id: z.uuid(), format: z.enum(TABLE_FORMATS) })
  .nullable()
  .catch(null);

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireLister(request);
  const { searchParams } = new URL(request.url);
  const ready = Ready.parse({ id: searchParams.get("ready"), format: searchParams.get("format") });
  return { count: await peopleCount(actor, readOversightView(searchParams)), ready, eventId: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireLister(request);
  const view = readOversightView(new URL(request.url).searchParams);
  const read = await readForm(request, StandingExportWish);
  if (!read.ok) return data<ExportReply>(read.reply, { status: 422 });
  found((await exportStandingList(actor, view, read.value, occasionOf(request))).ok ? true : null);
  const { eventId, format } = read.value;
  return redirect(`/oversee/compliance/people/export?${oversightSearch(view)}&ready=${eventId}&format=${format}`);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => reply);
}

export default function ExportPeopleRoute() {
  const reply = useActionData<typeof action>() ?? null;
  const t = useMessages();
  const about = { title: t("figures.export-title"), formats: TABLE_FORMATS, files: "/oversee/compliance/lists" };
  return <ExportScreen {...useLoaderData<typeof loader>()} {...about} reply={reply} busy={useNavigation().state === "submitting"} />;
}
