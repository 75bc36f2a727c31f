import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { z } from "zod";
import { markTranslation } from "#app/commands/authoring/mark-translation.server.ts";
import { courseGlossary, termsSaid } from "#app/domain/authoring/glossary-terms.ts";
import { plainTextOf } from "#app/domain/authoring/translation-unit.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { translationSaving } from "#app/offline/translation-saving.ts";
import { ownIndependence } from "#app/queries/authoring/own-independence.server.ts";
import { translationSheet } from "#app/queries/authoring/translation-sheet.server.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { nameOfAuthor } from "#app/ui/trainer/draft-words.ts";
import { AUTHOR_MARKS, type MarkReply } from "#app/ui/trainer/mark-bar.tsx";
import { TranslationTextsScreen } from "#app/ui/trainer/translation-texts-screen.tsx";
import { translatedPartPath } from "#app/ui/trainer/translation-words.ts";
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

export default function TranslationTextsRoute() {
  const loaded = useLoaderData<typeof loader>();
  const { courseId, part, language, sourceRevision } = loaded.sheet;
  const accountId = useRouteLoaderData<typeof rootLoader>("root")?.session?.accountId ?? "";
  const t = useMessages();
  const reader = useLanguage();
  const saving = useMemo(
    () => translationSaving({ courseId, part, language, sourceRevision }, accountId, (author) => nameOfAuthor(author, reader, t)),
    [courseId, part, language, sourceRevision, accountId, reader, t],
  );
  return <TranslationTextsScreen {...loaded} {...saving} />;
}
