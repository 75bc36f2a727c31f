import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { draftPath } from "#app/ui/trainer/draft-words.ts";
import { OwnCoursesScreen } from "#app/ui/trainer/own-courses-screen.tsx";

export const handle = { title: "workshop.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { at } = occasionOf(request);
  const [courses, { state, lastDay }] = await Promise.all([ownDrafts(trainer, at), ownDisclosure(trainer, at)]);
  return { courses, own: { state, lastDay } };
}

const ReviseForm = z.object({ courseId: CourseId });

/** Begins a draft from the published version. One that is there already is opened. */
export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const occasion = occasionOf(request);
  const form = await readForm(request, ReviseForm);
  if (!form.ok) return data({ refused: "other" as const }, { status: 422 });
  const { courseId } = form.value;
  const courses = await ownDrafts(trainer, occasion.at);
  const published = courses.find((course) => course.courseId === courseId)?.published ?? null;
  if (published === null) return data({ refused: "other" as const }, { status: 404 });
  const { courseVersionId } = published;
  const outcome = await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  if (!outcome.ok && outcome.refusal !== "draft-exists") {
    const { refusal } = outcome;
    const owes = refusal === "disclosure-owed" || refusal === "disclosure-expired" || refusal === "excluded";
    return data({ refused: owes ? refusal : ("other" as const) }, { status: 409 });
  }
  return redirect(draftPath(courseId));
}

export default function OwnCoursesRoute() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  return <OwnCoursesScreen {...loaded} refused={refused} busy={useNavigation().state === "submitting"} />;
}
