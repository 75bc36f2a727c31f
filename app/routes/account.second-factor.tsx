import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { beginSecondFactor } from "#app/commands/identity/begin-second-factor.server.ts";
import { confirmSecondFactor } from "#app/commands/identity/confirm-second-factor.server.ts";
import { giveSecondFactor } from "#app/commands/identity/give-second-factor.server.ts";
import { SecondFactorForm } from "#app/domain/identity/forms.ts";
import { found, requireSignedIn, safeNext } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { limited, succeeded } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { secondFactorSetUp } from "#app/queries/identity/second-factor-set-up.server.ts";
import { SecondFactorScreen } from "#app/ui/account/second-factor-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

/** A secret is on this page: no cache may keep it. */
export const headers: HeadersFunction = () => ({ "cache-control": "no-store" });

export const handle = { title: "security.give-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { account, holder, hasSecondFactor, secondFactor } = await requireSignedIn(request);
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  const actor = found(holder);
  const setUp = hasSecondFactor ? null : await secondFactorSetUp(actor, account.email ?? account.phone ?? account.displayName);
  return { role: actor.role, hasSecondFactor, secondFactor, setUp, next: next === "/" ? "/account/role" : next };
}

export async function action({ request }: ActionFunctionArgs) {
  const { account, holder, sessionIdHash } = await requireSignedIn(request);
  const actor = found(holder);
  const read = await readForm(request, SecondFactorForm);
  const refuse = (code: string, status = 400) => data({ errors: { code: [code] }, codes: null }, { status });
  if (!read.ok) return refuse("code-wrong");
  const wish = { accountId: account.id, sessionIdHash };
  if (read.value.intent === "begin") {
    await beginSecondFactor(actor, wish, occasionOf(request));
    return { errors: {}, codes: null };
  }

  const tries = [{ limit: "second-factor-account", subject: account.id }] as const;
  if ((await limited(tries)) !== null) return refuse("too-many-tries", 429);
  if (read.value.intent === "confirm") {
    const confirmed = await confirmSecondFactor(actor, { ...wish, code: read.value.code }, occasionOf(request));
    if (!confirmed.ok) return refuse(confirmed.refusal);
    await succeeded(tries);
    return { errors: {}, codes: confirmed.value };
  }
  const given = await giveSecondFactor(actor, { ...wish, code: read.value.code }, occasionOf(request));
  if (!given.ok) return refuse(given.refusal);
  await succeeded(tries);
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  return redirect(next === "/" ? "/account/role" : next);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ errors: { code: errors[""] ?? [] }, codes: null }));
}

export default function SecondFactorRoute() {
  return <SecondFactorScreen {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>()} />;
}
