import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { courseGlossary, termsSaid } from "#app/domain/authoring/glossary-terms.ts";
import { plainTextOf } from "#app/domain/authoring/translation-unit.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownIndependence } from "#app/queries/authoring/own-independence.server.ts";
import { translationSheet } from "#app/queries/authoring/translation-sheet.server.ts";
import { markPart } from "#app/routes/doors/translation-door.server.ts";
import { useTranslationSaving } from "#app/routes/doors/use-translation-saving.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { TranslationTextsScreen } from "#app/ui/trainer/translation-texts-screen.tsx";
import glossary from "#content/glossary.json" with { type: "json" };

export const handle = { title: "translation.title" } satisfies PageHandle;

const Part = z.enum(["metadata", "items"]);

function hereOf(params: LoaderFunctionArgs["params"]) {
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const part = found(Part.safeParse(params["part"]).data);
  return { courseId, part, language: found(Language.safeParse(params["language"]).data) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const here = hereOf(params);
  const sheet = found(await translationSheet(trainer, here));
  const said = sheet.texts.map(({ source }) => plainTextOf(source)).join(" ");
  const independence = found(await ownIndependence(trainer, here.courseId, occasionOf(request).at));
  return { sheet, independence, part: here.part, glossary: termsSaid(said, sheet.source, courseGlossary(glossary)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, language, part } = hereOf(params);
  return markPart(request, { courseId, language, part });
}

/** Without a connection, or with a session that ended, the page stays with what was chosen and written. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, () => ({ refusal: "unsent" as const }));
}

export default function TranslationTextsRoute() {
  const loaded = useLoaderData<typeof loader>();
  const saving = useTranslationSaving(loaded.sheet);
  return <TranslationTextsScreen {...loaded} {...saving} />;
}
