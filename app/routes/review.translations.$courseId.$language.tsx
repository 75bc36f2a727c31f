import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { reviewTranslation } from "#app/commands/authoring/review-translation.server.ts";
import { Reference } from "#app/domain/authoring/course-source.ts";
import { DraftPart } from "#app/domain/authoring/draft.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { draftMedia } from "#app/queries/authoring/draft-media.server.ts";
import { signOffObstacle } from "#app/queries/authoring/translation-overview.server.ts";
import { translationSheet } from "#app/queries/authoring/translation-sheet.server.ts";
import { TranslationReviewScreen } from "#app/ui/reviewer/translation-review-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "translation.review-title" } satisfies PageHandle;

function hereOf(request: Request, params: LoaderFunctionArgs["params"]) {
  const part = new URL(request.url).searchParams.get("part") ?? "metadata";
  return {
    courseId: found(CourseId.safeParse(params["courseId"]).data),
    language: found(Language.safeParse(params["language"]).data),
    part: found(DraftPart.safeParse(part).data),
  };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireActor(request, "reviewer");
  const here = hereOf(request, params);
  const sheet = found(await translationSheet(reviewer, here));
  const references = (sheet.metadata.references ?? []).flatMap((one) => Reference.safeParse(one).data ?? []);
  const contextIn = async (language: Language) => ({
    language,
    references,
    media: await draftMedia(reviewer, here.courseId, language),
    lessonWords: lessonWords()[language],
  });
  const isLesson = lessonOfPart(here.part) !== null;
  const contexts = isLesson ? { source: await contextIn(sheet.source), target: await contextIn(sheet.language) } : null;
  // Each text brings both its sides; the whole parts would only travel twice.
  const obstacle = await signOffObstacle(reviewer, here.courseId, occasionOf(request).at);
  return { sheet: { ...sheet, content: null, sourceContent: null }, contexts, obstacle };
}

const revision = z.coerce.number().int().min(0).max(2_000_000_000);
const ReviewForm = z.object({
  decision: z.enum(["sign-off", "send-back"]),
  keys: z.array(z.string().max(200)).max(2000).default([]),
  remark: z.string().trim().max(4000).default(""),
  revision,
  sourceRevision: revision,
});

export async function action({ request, params }: ActionFunctionArgs) {
  const reviewer = await requireActor(request, "reviewer");
  const here = hereOf(request, params);
  const form = await readForm(request, ReviewForm);
  if (!form.ok) return data({ ...form.reply, refusal: null }, { status: 422 });
  const outcome = await reviewTranslation(reviewer, { ...here, ...form.value }, occasionOf(request));
  if (!outcome.ok) return data({ values: form.values, errors: {}, refusal: outcome.refusal }, { status: 409 });
  return redirect(`/review/translations?done=${form.value.decision === "sign-off" ? "signed" : "sent-back"}`);
}

/** Without a connection, or with a session that ended, the page stays with what was ticked and written. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ ...reply, refusal: null }));
}

export default function TranslationReviewRoute() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  return <TranslationReviewScreen {...loaded} reply={reply} busy={useNavigation().state === "submitting"} />;
}
