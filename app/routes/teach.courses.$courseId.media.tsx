import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addDraftMedia } from "#app/commands/authoring/add-draft-media.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { processAgain } from "#app/commands/media/process-again.server.ts";
import { cancelUpload } from "#app/commands/media/cancel-upload.server.ts";
import { nameInLessons, namesUsedIn } from "#app/domain/authoring/course-media.ts";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { nameOfPath, renamed } from "#app/domain/authoring/draft-media-paths.ts";
import { mediaInItem } from "#app/domain/authoring/item-media.ts";
import type { DraftMedia } from "#app/domain/authoring/draft-content.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { after } from "#app/domain/shared/time.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { mediaLibrary } from "#app/queries/media/library.server.ts";
import { ownUploads } from "#app/queries/media/upload-shown.server.ts";
import { DraftMediaScreen } from "#app/ui/media/draft-media-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { draftPath, textIn } from "#app/ui/trainer/draft-words.ts";

export const handle = { title: "media-library.draft-title" } satisfies PageHandle;

const DAY_MS = 24 * 60 * 60 * 1000;
const courseOf = (params: LoaderFunctionArgs["params"]): CourseId => found(CourseId.safeParse(params["courseId"]).data);
const pagePath = (courseId: string): string => `${draftPath(courseId)}/media`;

/** The files of a draft, the revision that says so, and in how many lessons and questions each name stands. */
function filesOf(draft: DraftToEdit) {
  const content = draftContentFrom(draft.courseId, draft.providerId, draft.parts, draft.team);
  const used = [
    ...Object.values(content.documents).flatMap((document) => [...namesUsedIn(document)]),
    ...content.items.flatMap((item) => [...new Set(mediaInItem(item).map(({ src }) => src))]),
  ];
  return {
    media: content.media,
    metadata: content.metadata,
    revision: draft.parts.find(({ part }) => part === "media")?.revision ?? 0,
    usesOf: (path: string) => used.filter((name) => name === nameInLessons(path) || name === nameOfPath(path)).length,
  };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { at } = occasionOf(request);
  const search = (new URL(request.url).searchParams.get("search") ?? "").trim().slice(0, 100);
  const draft = found(await draftToEdit(trainer, courseOf(params), at));
  const { media, metadata, revision, usesOf } = filesOf(draft);
  const [own, library, unfinished] = await Promise.all([
    mediaLibrary(trainer, { kind: null, search: "", page: 1, only: media.map(({ sha256 }) => sha256) }),
    mediaLibrary(trainer, { kind: null, search, page: 1 }),
    ownUploads(trainer, after(at, -DAY_MS)),
  ]);
  const assets = new Map(own.assets.map((asset) => [asset.sha256, asset]));
  const files = media.map(({ path, sha256 }) => ({
    path,
    name: nameInLessons(path),
    sha256,
    asset: assets.get(sha256) ?? null,
    uses: usesOf(path),
  }));
  const { independence } = draft;
  return {
    courseId: draft.courseId,
    independence,
    title: metadata.title,
    files,
    revision,
    saveId: randomUUID(),
    library,
    search,
    unfinished,
  };
}

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const saving = { path: z.string().max(200), basedOn: z.coerce.number().int().min(0), saveId: z.uuid() };
const FilesForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), sha256: Sha256 }),
  z.object({ intent: z.literal("again"), sha256: Sha256 }),
  z.object({ intent: z.literal("cancel"), uploadId: z.uuid() }),
  z.object({ intent: z.literal("rename"), name: z.string().max(100), ...saving }),
  z.object({ intent: z.literal("remove"), ...saving }),
]);

const refusedBy = (said: "conflict" | "name-taken" | "in-use" | "refused", status = 409) => data({ said }, { status });

export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = courseOf(params);
  const occasion = occasionOf(request);
  const form = await readForm(request, FilesForm);
  if (!form.ok) return refusedBy("refused", 422);
  const wish = form.value;
  const draft = found(await draftToEdit(trainer, courseId, occasion.at));
  const done = redirect(pagePath(courseId));
  if (wish.intent === "add")
    return (await addDraftMedia(trainer, { courseId, sha256: wish.sha256 }, occasion)).ok ? done : refusedBy("refused");
  if (wish.intent === "again") {
    await processAgain(trainer, wish.sha256, occasion);
    return done;
  }
  if (wish.intent === "cancel") {
    await cancelUpload(trainer, wish.uploadId, occasion);
    return done;
  }
  const { media, usesOf } = filesOf(draft);
  if (usesOf(wish.path) > 0) return refusedBy("in-use");
  const changed = wish.intent === "remove" ? media.filter(({ path }) => path !== wish.path) : renamed(media, wish.path, wish.name);
  if (changed === null) return refusedBy("name-taken", 422);
  const { basedOn, saveId } = wish;
  const content = changed satisfies DraftMedia as unknown as Json;
  const saved = await saveDraftPart(trainer, { courseId, part: "media", basedOn, saveId, content, confirmedShrink: true }, occasion);
  if (saved.ok) return done;
  return refusedBy(saved.refusal.code === "conflict" ? "conflict" : saved.refusal.code === "malformed" ? "name-taken" : "refused");
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, () => ({ said: "refused" }));
}

export default function DraftMediaRoute() {
  const { title, ...loaded } = useLoaderData<typeof loader>();
  const language = useLanguage();
  return <DraftMediaScreen {...loaded} title={textIn(title, language)} said={useActionData<typeof action>()?.said ?? null} />;
}
