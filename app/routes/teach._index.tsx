import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { draftPath } from "#app/ui/trainer/draft-words.ts";
import { OwnCoursesScreen } from "#app/ui/trainer/own-courses-screen.tsx";

export const handle = { title: "workshop.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  return { courses: await ownDrafts(trainer, occasionOf(request).at) };
}

const ReviseForm = z.object({ courseId: CourseId });

/** Begins a draft from the published version. One that is there already is opened. */
export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const occasion = occasionOf(request);
  const form = await readForm(request, ReviseForm);
  if (!form.ok) return data({ refused: true }, { status: 422 });
  const { courseId } = form.value;
  const courses = await ownDrafts(trainer, occasion.at);
  const published = courses.find((course) => course.courseId === courseId)?.published ?? null;
  if (published === null) return data({ refused: true }, { status: 404 });
  const { courseVersionId } = published;
  const outcome = await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  if (!outcome.ok && outcome.refusal !== "draft-exists") return data({ refused: true }, { status: 409 });
  return redirect(draftPath(courseId));
}

export default function OwnCoursesRoute() {
  const { courses } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused === true;
  return <OwnCoursesScreen courses={courses} refused={refused} busy={useNavigation().state === "submitting"} />;
}
