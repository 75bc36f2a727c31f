import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { changeProfile } from "#app/commands/identity/change-profile.server.ts";
import { claimLicence } from "#app/commands/identity/claim-licence.server.ts";
import { ClaimedLicence, Profile } from "#app/domain/identity/profile.ts";
import { found, requireActor, requireAnyActor, requireSignedIn } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { type FormReply, readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownAccount } from "#app/queries/identity/own-account.server.ts";
import { AccountScreen } from "#app/ui/account/account-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "account.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyActor(request);
  const { roles } = await requireSignedIn(request);
  return { account: found(await ownAccount(actor)), role: actor.role, roles };
}

export async function action({ request }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const intent = new URL(request.url).searchParams.get("form") === "licence" ? "licence" : "profile";
  const refuse = (reply: FormReply) => data({ form: intent, saved: false, reply } as const, { status: 400 });
  if (intent === "licence") {
    const read = await readForm(request, ClaimedLicence);
    if (!read.ok) return refuse(read.reply);
    const claimed = await claimLicence(learner, read.value, occasionOf(request));
    if (!claimed.ok)
      return refuse({
        values: read.values,
        errors: { [claimed.refusal === "body-of-another-profession" ? "issuingBody" : ""]: [claimed.refusal] },
      });
  } else {
    const read = await readForm(request, Profile);
    if (!read.ok) return refuse(read.reply);
    const changed = await changeProfile(learner, read.value, occasionOf(request));
    if (!changed.ok) return refuse({ values: read.values, errors: { "": [changed.refusal] } });
  }
  return { form: intent, saved: true, reply: null } as const;
}

export function clientAction(args: ClientActionFunctionArgs) {
  const form = new URL(args.request.url).searchParams.get("form") === "licence" ? "licence" : "profile";
  return keepTyped<typeof action>(args, (reply) => ({ form, saved: false, reply }));
}

export default function AccountRoute() {
  return <AccountScreen {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>()} />;
}
