import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { signPolicy } from "#app/commands/compliance/sign-policy.server.ts";
import { SignatureWish } from "#app/domain/compliance/signature-form.ts";
import { found, requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { policyPage } from "#app/queries/compliance/policies.server.ts";
import { PolicyScreen } from "#app/ui/auditor/policy-screen.tsx";
import type { SigningReply } from "#app/ui/auditor/policy-signing.tsx";
import { ruleSentence } from "#app/ui/auditor/rule-sentence.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "policies.policy" } satisfies PageHandle;

const Id = z.uuid();

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const id = found(Id.safeParse(params["versionId"]).data);
  const withId = Id.nullable().catch(null).parse(new URL(request.url).searchParams.get("with"));
  const shown = found(await policyPage(actor, id, withId, await languageOf(request, await sessionOf(request)), occasionOf(request).at));
  const rules = shown.policy.rules.map((rule) => ({
    clause: rule.clause,
    sentence: {
      ar: ruleSentence(rule, "ar", messagesFor("ar")),
      ckb: ruleSentence(rule, "ckb", messagesFor("ckb")),
      en: ruleSentence(rule, "en", messagesFor("en")),
    },
  }));
  return { shown, rules, eventId: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const read = await readForm(request, SignatureWish);
  if (!read.ok) return data<SigningReply>({ done: false, refusal: "other" }, { status: 422 });
  const outcome = await signPolicy(actor, read.value, occasionOf(request));
  if (outcome.ok) return data<SigningReply>({ done: true, refusal: null });
  const { code } = outcome.refusal;
  return found(code === "not-yours" ? null : data<SigningReply>({ done: false, refusal: code }, { status: 409 }));
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, () => ({ done: false, refusal: "other" }));
}

export default function PolicyRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <PolicyScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
