import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { openStandingList } from "#app/commands/compliance/open-standing-list.server.ts";
import { oversightSearch, readOversightView } from "#app/domain/compliance/oversight-view.ts";
import { StandingListWish } from "#app/domain/compliance/standing-list-form.ts";
import { found } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { requireLister, standingLister } from "#app/http/standing-lister.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { facilitiesIn, openedList, peopleCount } from "#app/queries/compliance/standing-lists.server.ts";
import type { ExportReply } from "#app/ui/auditor/export-screen.tsx";
import { PeopleScreen, type PeopleShown } from "#app/ui/auditor/people-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "figures.people-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, mayName } = await standingLister(request);
  const { searchParams } = new URL(request.url);
  const view = readOversightView(searchParams);
  const shown = { view, facilities: await facilitiesIn(view), jurisdiction: actor.jurisdiction, eventId: randomUUID() };
  if (!mayName) return { ...shown, list: null } satisfies PeopleShown;
  const listId = z.uuid().nullable().catch(null).parse(searchParams.get("list"));
  const opened = listId === null ? null : await openedList(actor, listId, occasionOf(request).at);
  return { ...shown, list: { count: await peopleCount(actor, view), opened } } satisfies PeopleShown;
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireLister(request);
  const view = readOversightView(new URL(request.url).searchParams);
  const read = await readForm(request, StandingListWish);
  if (!read.ok) return data<ExportReply>(read.reply, { status: 422 });
  found((await openStandingList(actor, view, read.value, occasionOf(request))).ok ? true : null);
  return redirect(`/oversee/compliance/people?${oversightSearch(view)}&list=${read.value.eventId}`);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => reply);
}

export default function PeopleRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <PeopleScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
