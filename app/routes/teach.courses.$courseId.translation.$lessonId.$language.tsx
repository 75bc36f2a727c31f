import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { z } from "zod";
import { markTranslation } from "#app/commands/authoring/mark-translation.server.ts";
import { Reference } from "#app/domain/authoring/course-source.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { courseGlossary, termsSaid } from "#app/domain/authoring/glossary-terms.ts";
import { CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { draftMedia } from "#app/queries/authoring/draft-media.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { translationSaving } from "#app/offline/translation-saving.ts";
import { ownIndependence } from "#app/queries/authoring/own-independence.server.ts";
import { translationSheet } from "#app/queries/authoring/translation-sheet.server.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { nameOfAuthor } from "#app/ui/trainer/draft-words.ts";
import { AUTHOR_MARKS, type MarkReply } from "#app/ui/trainer/mark-bar.tsx";
import { TranslationScreen } from "#app/ui/trainer/translation-screen.tsx";
import { translatedPartPath } from "#app/ui/trainer/translation-words.ts";
import glossary from "#content/glossary.json" with { type: "json" };

export const handle = { title: "translation.title" } satisfies PageHandle;

function hereOf(params: LoaderFunctionArgs["params"]) {
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const lessonId = found(LessonId.safeParse(params["lessonId"]).data);
  const language = found(Language.safeParse(params["language"]).data);
  return { courseId, lessonId, language, part: lessonPart(lessonId, language) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { courseId, lessonId, language, part } = hereOf(params);
  const sheet = found(await translationSheet(trainer, { courseId, part, language }));
  const references = (sheet.metadata.references ?? []).flatMap((one) => Reference.safeParse(one).data ?? []);
  const contextIn = async (one: Language) => ({
    language: one,
    references,
    media: await draftMedia(trainer, courseId, one),
    lessonWords: lessonWords()[one],
  });
  return {
    sheet,
    independence: found(await ownIndependence(trainer, courseId, occasionOf(request).at)),
    lessonId,
    sourceContext: await contextIn(sheet.source),
    targetContext: await contextIn(language),
    glossary: termsSaid(JSON.stringify(sheet.sourceContent), sheet.source, courseGlossary(glossary)),
  };
}

const revision = z.coerce.number().int().min(0).max(2_000_000_000);
const MarkForm = z.object({
  state: z.enum(AUTHOR_MARKS),
  keys: z.array(z.string().max(200)).max(2000).default([]),
  revision,
  sourceRevision: revision,
});

export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { courseId, language, part } = hereOf(params);
  const form = await readForm(request, MarkForm);
  if (!form.ok) return refusedBy("nothing-chosen", 422);
  const outcome = await markTranslation(trainer, { courseId, part, language, ...form.value }, occasionOf(request));
  if (!outcome.ok) return refusedBy(outcome.refusal, 409);
  return redirect(translatedPartPath(courseId, part, language));
}

function refusedBy(refusal: MarkReply["refusal"], status: number) {
  return data({ refusal } satisfies MarkReply, { status });
}

/** Without a connection, or with a session that ended, the page stays with what was chosen and written. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, () => ({ refusal: "unsent" as const }));
}

export default function TranslationRoute() {
  const loaded = useLoaderData<typeof loader>();
  const { courseId, part, language, sourceRevision } = loaded.sheet;
  const accountId = useRouteLoaderData<typeof rootLoader>("root")?.session?.accountId ?? "";
  const t = useMessages();
  const reader = useLanguage();
  const saving = useMemo(
    () => translationSaving({ courseId, part, language, sourceRevision }, accountId, (author) => nameOfAuthor(author, reader, t)),
    [courseId, part, language, sourceRevision, accountId, reader, t],
  );
  return <TranslationScreen {...loaded} {...saving} />;
}
