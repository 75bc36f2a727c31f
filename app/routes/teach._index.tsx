import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { freeId } from "#app/domain/authoring/id-from-title.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { DRAFT_REFUSALS } from "#app/ui/trainer/draft-refusals.ts";
import { draftPath } from "#app/ui/trainer/draft-words.ts";
import { OwnCoursesScreen } from "#app/ui/trainer/own-courses-screen.tsx";

export const handle = { title: "workshop.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { at } = occasionOf(request);
  const [courses, { state, lastDay }] = await Promise.all([ownDrafts(trainer, at), ownDisclosure(trainer, at)]);
  return { courses, own: { state, lastDay } };
}

const WayForm = z.object({ courseId: CourseId, way: z.enum(["revise", "copy"]).default("revise") });

const MOST_COPIES = 50;

/** Begins a draft: of the next version of a published course (one that is there already is opened), or of a copy under a name of its own. */
export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const occasion = occasionOf(request);
  const form = await readForm(request, WayForm);
  if (!form.ok) return data({ refused: "workshop.refused" as const }, { status: 422 });
  const { courseId, way } = form.value;
  const course = (await ownDrafts(trainer, occasion.at)).find((each) => each.courseId === courseId);
  const versionId = course?.published?.courseVersionId;
  const version = versionId === undefined ? null : ({ kind: "version", courseVersionId: versionId } as const);
  const from = way === "copy" && course?.hasDraft === true ? ({ kind: "draft", courseId } as const) : version;
  if (from === null) return data({ refused: "workshop.refused" as const }, { status: 404 });
  const taken = new Set<string>();
  for (let tries = 0; tries < MOST_COPIES; tries += 1) {
    const id = way === "revise" ? courseId : CourseId.parse(freeId(`${courseId.slice(0, 70).replace(/-+$/, "")}-copy`, taken));
    const outcome = await createDraft(trainer, { courseId: id, from }, occasion);
    if (outcome.ok || (way === "revise" && outcome.refusal === "draft-exists")) return redirect(draftPath(id));
    const { refusal } = outcome;
    if (way === "revise" || (refusal !== "id-taken" && refusal !== "draft-exists"))
      return data({ refused: DRAFT_REFUSALS[refusal] }, { status: 409 });
    taken.add(id);
  }
  return data({ refused: "plan.refused-id-taken" as const }, { status: 409 });
}

export default function OwnCoursesRoute() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  return <OwnCoursesScreen {...loaded} refused={refused} busy={useNavigation().state === "submitting"} />;
}
