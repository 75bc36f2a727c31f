import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData } from "@remix-run/react";
import { Reference } from "#app/domain/authoring/course-source.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { courseGlossary, termsSaid } from "#app/domain/authoring/glossary-terms.ts";
import { CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { draftMedia } from "#app/queries/authoring/draft-media.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownIndependence } from "#app/queries/authoring/own-independence.server.ts";
import { translationSheet } from "#app/queries/authoring/translation-sheet.server.ts";
import { markPart } from "#app/routes/doors/translation-door.server.ts";
import { useTranslationSaving } from "#app/routes/doors/use-translation-saving.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { TranslationScreen } from "#app/ui/trainer/translation-screen.tsx";
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

export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, language, part } = hereOf(params);
  return markPart(request, { courseId, language, part });
}

/** Without a connection, or with a session that ended, the page stays with what was chosen and written. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, () => ({ refusal: "unsent" as const }));
}

export default function TranslationRoute() {
  const loaded = useLoaderData<typeof loader>();
  const saving = useTranslationSaving(loaded.sheet);
  return <TranslationScreen {...loaded} {...saving} />;
}
