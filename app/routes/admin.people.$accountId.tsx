import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { endRole } from "#app/commands/identity/end-role.server.ts";
import { grantRole } from "#app/commands/identity/grant-role.server.ts";
import { RoleWish } from "#app/domain/identity/role-grant.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { type FormReply, readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { person } from "#app/queries/identity/person.server.ts";
import { PersonScreen } from "#app/ui/admin/person-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

const EndForm = z.object({ grantId: z.uuid() });
const accountIdOf = (text: string | undefined): AccountId => found(AccountId.safeParse(text).data);

export const handle = { title: "common.nav-people" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireActor(request, "admin");
  return { person: found(await person(admin, accountIdOf(params["accountId"]))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireActor(request, "admin");
  const accountId = accountIdOf(params["accountId"]);
  const refuse = (reply: FormReply) => data({ done: null, reply }, { status: 400 });
  if (new URL(request.url).searchParams.get("form") === "end") {
    const read = await readForm(request, EndForm);
    if (!read.ok) return refuse(read.reply);
    const ended = await endRole(admin, read.value, occasionOf(request));
    return ended.ok ? { done: "ended" as const, reply: null } : refuse({ values: {}, errors: { "": [ended.refusal] } });
  }
  const read = await readForm(request, RoleWish);
  if (!read.ok) return refuse(read.reply);
  const given = await grantRole(admin, { ...read.value, accountId }, occasionOf(request));
  return given.ok ? { done: "granted" as const, reply: null } : refuse({ values: read.values, errors: { "": [given.refusal] } });
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ done: null, reply }));
}

export default function PersonRoute() {
  return <PersonScreen {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>()} />;
}
