import { createHash } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { duplicateLesson } from "#app/commands/authoring/duplicate-lesson.server.ts";
import { importLesson } from "#app/commands/authoring/import-lesson.server.ts";
import { placeLesson } from "#app/commands/authoring/place-lesson.server.ts";
import { blockText } from "#app/domain/authoring/document-text.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { type Upload, readUpload } from "#app/http/read.server.ts";
import { loadEditorWords } from "#app/i18n/editor-words.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { type LessonFromFile, lessonFromFile } from "#app/queries/authoring/lesson-from-file.server.ts";
import { lessonPlacements } from "#app/queries/authoring/lesson-placements.server.ts";
import { lessonsElsewhere, newerText } from "#app/queries/authoring/lessons-elsewhere.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { AddLessonScreen } from "#app/ui/trainer/add-lesson-screen.tsx";
import { lessonDraftPath } from "#app/ui/trainer/draft-words.ts";
import type { AddLessonReply, SeenLesson } from "#app/ui/trainer/lesson-from-file.tsx";
import { structurePath } from "#app/ui/trainer/plan/plan-pages.ts";

export const handle = { title: "plan.add-lesson" } satisfies PageHandle;

const LIMIT = 32 * 1024 * 1024;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at));
  const { metadata } = draftContentFrom(courseId, draft.providerId, draft.parts);
  const { searchParams } = new URL(request.url);
  const listed = (name: string): LessonId | null => {
    const id = LessonId.safeParse(searchParams.get(name)).data;
    return metadata.lessons?.find((lesson) => lesson.id === id)?.id ?? null;
  };
  const newer = listed("newer");
  return {
    courseId,
    toBegin: draft.independence.toBegin,
    metadata,
    elsewhere: await lessonsElsewhere(trainer, courseId),
    copy: listed("copy"),
    newer: newer === null ? null : await newerOf(trainer, courseId, newer),
  };
}

async function newerOf(trainer: ActorIn<"trainer">, courseId: CourseId, lessonId: LessonId) {
  const origin = (await lessonPlacements(trainer, courseId)).origins[lessonId];
  if (origin === undefined) return null;
  const from = { courseId: origin.courseId, lessonId: origin.lessonId };
  const texts = await newerText(trainer, courseId, lessonId, from);
  return texts === null ? null : { lessonId, from, texts };
}

const answer = (reply: Partial<AddLessonReply> & Pick<AddLessonReply, "way">, status: number) =>
  data<AddLessonReply>({ fields: {}, seen: null, preview: null, imported: null, refusal: null, names: [], ...reply }, { status });
const plain = (code: string) => ({ code, faults: [] });

export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const upload = await readUpload(request, LIMIT);
  const { fields } = upload;
  switch (fields["way"]) {
    case "copy": {
      const lessonId = LessonId.safeParse(fields["lesson"]).data;
      if (lessonId === undefined) return answer({ way: "copy", refusal: plain("no-such-lesson") }, 422);
      const outcome = await duplicateLesson(trainer, { courseId, lessonId }, occasionOf(request));
      return outcome.ok ? redirect(structurePath(courseId)) : answer({ way: "copy", refusal: plain(outcome.refusal) }, 409);
    }
    case "place": {
      const [course, lesson] = (fields["from"] ?? "").split("/");
      const [from, lessonId] = [CourseId.safeParse(course).data, LessonId.safeParse(lesson).data];
      if (from === undefined || lessonId === undefined) return answer({ way: "place", refusal: plain("no-such-lesson") }, 422);
      const outcome = await placeLesson(trainer, { courseId, from: { courseId: from, lessonId } }, occasionOf(request));
      if (outcome.ok) return redirect(structurePath(courseId));
      const names = outcome.refusal.code === "names-clash" ? outcome.refusal.names : [];
      return answer({ way: "place", refusal: plain(outcome.refusal.code), names }, 409);
    }
    default:
      return fromFile(trainer, courseId, upload, request);
  }
}

async function fromFile(trainer: ActorIn<"trainer">, courseId: CourseId, { fields, file }: Upload, request: Request) {
  const language = Language.safeParse(fields["language"]).data;
  const lessonId = LessonId.safeParse(fields["lesson"]).data ?? null;
  if (file === null || language === undefined) return answer({ way: "file", fields, refusal: plain("no-file") }, 422);
  const read = await lessonFromFile(trainer, courseId, file, language);
  if (!read.ok) {
    const faults = read.refusal.code === "faults" ? read.refusal.faults : [];
    const refusal = { code: read.refusal.code, faults: faults.map((fault) => ({ ...fault, file: null, where: null })) };
    return answer({ way: "file", fields, refusal }, 422);
  }
  const hash = createHash("sha256").update(file.bytes).digest("hex");
  const seen = [hash, language, lessonId ?? ""].join(" ");
  const reader = await languageOf(request, await sessionOf(request));
  // What is taken in is what was looked at, and where it was to go.
  if (fields["step"] !== "apply" || fields["seen"] !== seen)
    return answer({ way: "file", fields, seen, preview: await previewOf(read.value, reader) }, 200);
  const { title, document, pictures } = read.value;
  const name = title === "" ? file.name.replace(/\.[a-z]+$/i, "") : title;
  const wish = { courseId, lessonId, title: name.slice(0, 300), language, document, pictures };
  const outcome = await importLesson(trainer, wish, occasionOf(request));
  if (!outcome.ok) return answer({ way: "file", fields, refusal: plain(outcome.refusal) }, 409);
  const { lessonId: id, notTaken } = outcome.value;
  const path = lessonDraftPath(courseId, id, language);
  return notTaken.length === 0 ? redirect(path) : answer({ way: "file", imported: { path, notTaken } }, 200);
}

async function previewOf({ title, document, notes, pictures, unfit }: LessonFromFile, reader: Language): Promise<SeenLesson> {
  const words = await loadEditorWords(reader);
  return {
    title,
    blocks: document.content.length,
    outline: document.content.flatMap((block) => (block.type === "heading" ? [{ text: blockText(block), level: block.attrs.level }] : [])),
    pictures: pictures.length - unfit.length,
    notTaken: unfit,
    notes: notes.map(({ code, count, examples }) => ({ sentence: words(`editor.paste-${code}`, { count }), examples })),
  };
}

/** Without a connection, or with a session that ended, the page stays, and the file that was chosen. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ values, errors }) => ({
    way: "file",
    fields: Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
    seen: null,
    preview: null,
    imported: null,
    refusal: plain(errors[""]?.[0] ?? "not-sent"),
    names: [],
  }));
}

export default function AddLessonRoute() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  return <AddLessonScreen {...loaded} reply={reply} busy={useNavigation().state === "submitting"} />;
}
