import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigation,
} from "@remix-run/react";
import { z } from "zod";
import { reportItem } from "#app/commands/assessment/report-item.server.ts";
import { ReportKind } from "#app/domain/assessment/item-case.ts";
import { REPORT_KINDS, REPORT_LENGTH } from "#app/domain/assessment/report-kind.ts";
import { AttemptId, ItemId } from "#app/domain/shared/ids.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { itemReportWords } from "#app/i18n/item-report-words.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { type OwnItemReport, ownItemReport } from "#app/queries/assessment/own-item-report.server.ts";
import { ItemReportScreen, type ItemReportSaid } from "#app/ui/learner/item-report-screen.tsx";
import type { Language } from "#app/domain/shared/language.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "quiz.title" } satisfies PageHandle;

const named = (params: LoaderFunctionArgs["params"]) => ({
  courseId: params["courseId"] ?? "",
  attemptId: found(AttemptId.safeParse(params["attemptId"]).data),
  itemId: found(ItemId.safeParse(params["itemId"]).data),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const { courseId, attemptId, itemId } = named(params);
  const language = await languageOf(request, await sessionOf(request));
  const report = found(await ownItemReport(learner, courseId, attemptId, itemId, language));
  const quiz = `/learn/courses/${courseId}/quiz/${attemptId}`;
  return {
    said: saidOf(report, language),
    courseTitle: report.title,
    question: report.question,
    backTo: report.isMarked ? `${quiz}/result` : `${quiz}?q=${String(report.question.number)}`,
    textId: randomUUID(),
  };
}

function saidOf(report: OwnItemReport, language: Language): ItemReportSaid {
  const t = itemReportWords(language);
  const { texts, state, answer } = report;
  return {
    title: t("item-report.title"),
    lead: t("item-report.lead"),
    question: t("item-report.question"),
    what: t("item-report.what"),
    kinds: REPORT_KINDS.map((kind) => ({ value: kind, label: t(`item-report.kind-${kind}`) })),
    textLabel: t("item-report.text-label"),
    textHelp: t("item-report.text-help"),
    send: t(texts.length === 0 ? "item-report.send" : "item-report.add"),
    nextTitle: t("item-report.next-title"),
    next: t("item-report.next"),
    own: t("item-report.own"),
    addTitle: t("item-report.add-title"),
    state: state === null ? null : t(`item-report.state-${state}`),
    held: report.isHeld ? t("item-report.held") : null,
    answer:
      answer === null
        ? null
        : { title: t("item-report.answer", { moment: formatDate(language, answer.at, "moment") }), text: answer.reason },
    texts: texts.map(({ textId, kind, body, at }) => ({
      id: textId,
      kind: t(`item-report.kind-${kind}`),
      body,
      kept: t("item-report.kept", { moment: formatDate(language, at, "moment") }),
    })),
    back: t(report.isMarked ? "item-report.back-result" : "item-report.back-quiz"),
  };
}

const ReportForm = z.object({
  textId: z.uuid(),
  kind: ReportKind,
  body: z.string({ error: "required" }).trim().min(1, "required").max(REPORT_LENGTH),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const wish = named(params);
  const form = await readForm(request, ReportForm);
  if (!form.ok) return data({ reply: form.reply, refusal: null }, { status: 422 });
  const language = await languageOf(request, await sessionOf(request));
  const outcome = await reportItem(learner, { ...wish, ...form.value, language }, occasionOf(request));
  if (outcome.ok) return redirect(new URL(request.url).pathname.replace(/\.data$/, ""));
  found(outcome.refusal === "not-found" ? null : outcome);
  const refusal: string | null = itemReportWords(language)("item-report.too-many-texts");
  return data({ reply: { values: form.values, errors: {} }, refusal }, { status: 409 });
}

/** What was not taken keeps its id: the same text, sent again, is not a second one. */
export const shouldRevalidate = ({ actionStatus }: ShouldRevalidateFunctionArgs) => actionStatus === undefined || actionStatus < 400;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ reply, refusal: null }));
}

export default function ItemReportRoute() {
  const loaded = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <ItemReportScreen
      {...loaded}
      reply={outcome?.reply ?? null}
      refusal={outcome?.refusal ?? null}
      busy={useNavigation().state === "submitting"}
    />
  );
}
