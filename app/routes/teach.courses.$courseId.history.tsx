import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { restoreDraftRevision } from "#app/commands/authoring/restore-draft-revision.server.ts";
import { documentDifference } from "#app/domain/authoring/document-difference.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { partDifference } from "#app/domain/authoring/part-difference.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { DraftPart } from "#app/domain/authoring/draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { draftHistory, draftRevision } from "#app/queries/authoring/draft-history.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { historyPath } from "#app/ui/trainer/draft-words.ts";
import { HistoryScreen } from "#app/ui/trainer/history-screen.tsx";

export const handle = { title: "workshop.history" } satisfies PageHandle;

const number = z.coerce.number().int().min(1).max(2_000_000_000);

function hereOf(request: Request, params: LoaderFunctionArgs["params"]) {
  const { searchParams } = new URL(request.url);
  const numberIn = (name: string) => number.safeParse(searchParams.get(name)).data ?? null;
  return {
    courseId: found(CourseId.safeParse(params["courseId"]).data),
    part: found(DraftPart.safeParse(searchParams.get("part") ?? "metadata").data),
    before: numberIn("before"),
    look: numberIn("look"),
  };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { courseId, part, before, look } = hereOf(request, params);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at, ["metadata"]));
  const newest = found(draft.parts.find((each) => each.part === part));
  return {
    courseId,
    part,
    metadata: draftContentFrom(
      courseId,
      draft.providerId,
      draft.parts.filter((each) => each.part === "metadata"),
    ).metadata,
    history: await draftHistory(trainer, { courseId, part, before }),
    newest: newest.revision,
    looked:
      look === null || look < 2 || part === "media" || part === "metadata" ? null : await differencesOf(trainer, courseId, part, look),
    saveId: randomUUID(),
  };
}

async function differencesOf(trainer: Actor, courseId: CourseId, part: DraftPart, revision: number) {
  const [earlier, later] = await Promise.all([
    draftRevision(trainer, { courseId, part, revision: revision - 1 }),
    draftRevision(trainer, { courseId, part, revision }),
  ]);
  if (earlier === null || later === null) return null;
  if (part === "items")
    return {
      revision,
      kind: "fields" as const,
      fields: partDifference(earlier.content, later.content),
      items: namesIn(later.content, earlier.content),
    };
  const differences = documentDifference(earlier.content as unknown as LessonDocument, later.content as unknown as LessonDocument);
  return { revision, kind: "blocks" as const, differences };
}

/** The items of two states, each once, as the newer one has it: a difference names an item by its id alone. */
function namesIn(later: Json, earlier: Json): readonly DraftItem[] {
  const known = new Map<string, DraftItem>();
  for (const content of [later, earlier])
    for (const item of content as unknown as readonly DraftItem[]) if (!known.has(item.id)) known.set(item.id, item);
  return [...known.values()];
}

const RestoreForm = z.object({ saveId: z.uuid(), basedOn: number, revision: number });

export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { courseId, part } = hereOf(request, params);
  const form = await readForm(request, RestoreForm);
  if (!form.ok) return data({ refused: true }, { status: 422 });
  const outcome = await restoreDraftRevision(trainer, { courseId, part, ...form.value }, occasionOf(request));
  return outcome.ok ? redirect(historyPath(courseId, part)) : data({ refused: true }, { status: 409 });
}

export default function HistoryRoute() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused === true;
  return <HistoryScreen {...loaded} refused={refused} busy={useNavigation().state === "submitting"} />;
}
