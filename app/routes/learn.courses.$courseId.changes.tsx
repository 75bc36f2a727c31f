import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { confirmNoticeRead } from "#app/commands/learning/confirm-notice-read.server.ts";
import { found, requireActor, requireSignedIn } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { courseChanges } from "#app/queries/learning/course-changes.server.ts";
import { ChangesScreen } from "#app/ui/learner/changes-screen.tsx";
import { changesPath } from "#app/ui/learner/course-paths.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "course-changes.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const { account } = await requireSignedIn(request);
  const language = await languageOf(request, { account });
  const changes = found(await courseChanges(learner, params["courseId"] ?? "", language, occasionOf(request).at));
  return { changes, eventId: randomUUID() };
}

const ReadForm = z.object({ noticeId: z.uuid() });

export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const form = await readForm(request, ReadForm);
  if (!form.ok) return data({ refused: true }, { status: 422 });
  const outcome = await confirmNoticeRead(learner, form.value, occasionOf(request));
  return outcome.ok ? redirect(changesPath(params["courseId"] ?? "")) : data({ refused: true }, { status: 409 });
}

export default function ChangesRoute() {
  const { changes, eventId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused === true;
  return <ChangesScreen changes={changes} eventId={eventId} refused={refused} busy={useNavigation().state === "submitting"} />;
}
