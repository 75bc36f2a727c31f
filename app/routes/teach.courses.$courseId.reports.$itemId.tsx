import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { answerItemReports } from "#app/commands/assessment/answer-item-reports.server.ts";
import { decideRegrade } from "#app/commands/assessment/decide-regrade.server.ts";
import { holdItem } from "#app/commands/assessment/hold-item.server.ts";
import { proposeRegrade } from "#app/commands/assessment/propose-regrade.server.ts";
import { acceptedFromFields } from "#app/domain/assessment/accepted-fields.ts";
import { REGRADE_KINDS, type Remedy } from "#app/domain/assessment/remedy.ts";
import type { ItemCase } from "#app/domain/authoring/item-case-answers.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { CourseId, CourseVersionId, ItemId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { found, requireActorAmong } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { itemCase } from "#app/queries/assessment/item-case.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import type { CaseReply, RefusalCode } from "#app/ui/trainer/case-section.tsx";
import { ItemCaseScreen } from "#app/ui/trainer/item-case-screen.tsx";

export const handle = { title: "regrade.title" } satisfies PageHandle;

async function caseOf(request: Request, params: LoaderFunctionArgs["params"]) {
  const actor = await requireActorAmong(request, ["trainer", "reviewer"]);
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  return { actor, item: found(await itemCase(actor, courseId, params["itemId"] ?? "")) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, item } = await caseOf(request, params);
  return { item, role: actor.role };
}

const sentence = z.string({ error: "required" }).trim().min(1, "required").max(600);
const sentences = { "sentence-ar": sentence, "sentence-ckb": sentence, "sentence-en": sentence };
const reason = z.string().trim().max(2000).default("");
const decision = { regradeId: z.uuid(), seen: z.coerce.number().int().min(0), reason };
const text = z.string().max(40).default("");
const several = z.array(z.string().max(40)).max(15).default([]);
const CaseForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("hold"), reason, acceptShorter: z.literal("on").optional() }),
  z.object({ intent: z.literal("release") }),
  z.object({ intent: z.literal("answer"), verdict: z.enum(["fixed", "rejected"]), ...sentences }),
  z.object({
    intent: z.literal("propose"),
    kind: z.enum(REGRADE_KINDS),
    versions: z.array(CourseVersionId).max(500).default([]),
    choice: text,
    choices: several,
    stem: text,
    places: several,
    value: text,
    tolerance: text,
    ...sentences,
  }),
  z.object({ intent: z.literal("confirm"), ...decision }),
  z.object({ intent: z.literal("refuse"), ...decision }),
]);
type CaseWish = z.infer<typeof CaseForm>;

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, item } = await caseOf(request, params);
  const form = await readForm(request, CaseForm);
  const intentOf = (values: CaseReply["values"]) => (typeof values["intent"] === "string" ? values["intent"] : "");
  if (!form.ok) return data({ ...form.reply, intent: intentOf(form.reply.values), refusal: null } satisfies CaseReply, { status: 422 });
  const refusal = await carryOut(actor, item, form.value, occasionOf(request));
  if (refusal === null) return redirect(new URL(request.url).pathname.replace(/\.data$/, ""));
  return data({ values: form.values, errors: {}, intent: form.value.intent, refusal } satisfies CaseReply, { status: 409 });
}

/** Does what the form says; why not, as a sentence of the page, or null. */
async function carryOut(actor: Actor, item: ItemCase, wish: CaseWish, occasion: Occasion): Promise<CaseReply["refusal"]> {
  const [courseId, itemId] = [CourseId.parse(item.courseId), ItemId.parse(item.itemId)];
  switch (wish.intent) {
    case "hold":
    case "release": {
      const hold =
        wish.intent === "hold"
          ? { holds: true, reason: wish.reason, acceptShorter: wish.acceptShorter === "on" }
          : { holds: false, reason: "", acceptShorter: false };
      const held = await holdItem(actor, { courseId, itemId, ...hold }, occasion);
      if (held.ok) return null;
      const { code, ...values } = held.refusal;
      return { code, values };
    }
    case "answer": {
      const answered = await answerItemReports(actor, { courseId, itemId, verdict: wish.verdict, reason: inThree(wish) }, occasion);
      return answered.ok ? null : said(answered.refusal);
    }
    case "propose": {
      const remedy = remedyOf(item, wish);
      if (remedy === null) return said("accepted-missing");
      const proposal = { courseId, itemId, versionIds: wish.versions, remedy, sentence: inThree(wish) };
      const proposed = await proposeRegrade(actor, proposal, occasion);
      return proposed.ok ? null : said(proposed.refusal);
    }
    case "confirm":
    case "refuse": {
      const outcome = wish.intent === "confirm" ? "confirmed" : "refused";
      const decided = await decideRegrade(actor, { ...wish, outcome }, occasion);
      return decided.ok ? null : said(decided.refusal);
    }
  }
}

const said = (code: RefusalCode): CaseReply["refusal"] => ({ code, values: {} });

function inThree(wish: Readonly<Record<keyof typeof sentences, string>>) {
  return { ar: wish["sentence-ar"], ckb: wish["sentence-ckb"], en: wish["sentence-en"] };
}

function remedyOf(item: ItemCase, wish: Extract<CaseWish, { intent: "propose" }>): Remedy | null {
  if (wish.kind !== "accept-also") return { kind: wish.kind };
  const accepted = acceptedFromFields(item.type, wish);
  return accepted === null ? null : { kind: wish.kind, accepted };
}

/** Without a connection, or with a session that ended, the page and what was written stay. */
export async function clientAction(args: ClientActionFunctionArgs) {
  const intent = (await args.request.clone().formData()).get("intent");
  return keepTyped<typeof action>(args, (reply) => ({ ...reply, intent: typeof intent === "string" ? intent : "", refusal: null }));
}

export default function ItemCaseRoute() {
  const { item, role } = useLoaderData<typeof loader>();
  return (
    <ItemCaseScreen item={item} role={role} reply={useActionData<typeof action>() ?? null} busy={useNavigation().state === "submitting"} />
  );
}
