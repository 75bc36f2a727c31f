import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { freeId, idFromTitle } from "#app/domain/authoring/id-from-title.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, Language } from "#app/domain/shared/language.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { NewCourseScreen } from "#app/ui/trainer/new-course-screen.tsx";
import { planPath } from "#app/ui/trainer/plan/plan-pages.ts";

export const handle = { title: "plan.new-course" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { state, lastDay } = await ownDisclosure(trainer, occasionOf(request).at);
  return { own: { state, lastDay } };
}

const title = z.string().trim().max(300).default("");
const NewForm = z.object({ ar: title, ckb: title, en: title, source: Language, id: CourseId.optional() });

/** So often another ending is tried for an id that was made from the title; whoever gives one is told that it is taken. */
const MOST_TRIES = 30;

export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const occasion = occasionOf(request);
  const form = await readForm(request, NewForm);
  if (!form.ok) return data(form.reply, { status: 422 });
  const { id: wished, source, ...titles } = form.value;
  const written = Object.fromEntries(LANGUAGES.flatMap((language) => (titles[language] === "" ? [] : [[language, titles[language]]])));
  const refusedBy = (name: string, code: string) => data({ values: form.values, errors: { [name]: [code] } }, { status: 422 });
  if (Object.keys(written).length === 0) return refusedBy(source, "title-missing");
  const made = idFromTitle(titles.en);
  const taken = new Set<string>();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const courseId = wished ?? CourseId.parse(freeId(made === "" ? "course" : made, taken));
    const outcome = await createDraft(trainer, { courseId, from: { kind: "nothing", title: written, source } }, occasion);
    if (outcome.ok) return redirect(planPath(outcome.value, "need"));
    const isTaken = outcome.refusal === "id-taken" || outcome.refusal === "draft-exists";
    if (!isTaken) return refusedBy("", outcome.refusal);
    if (wished !== undefined) return refusedBy("id", outcome.refusal);
    taken.add(courseId);
  }
  return refusedBy("id", "id-taken");
}

/** Without a connection, or with a session that ended, the page and what was typed stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ values: { ...reply.values }, errors: { ...reply.errors } }));
}

export default function NewCourseRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <NewCourseScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
