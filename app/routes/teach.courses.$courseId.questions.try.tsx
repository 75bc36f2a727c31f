import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs, useFetcher, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Response as Answer } from "#app/domain/assessment/response.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { drawTrial, gradeTrial, trialPaper } from "#app/domain/authoring/trial-paper.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { CourseId, ItemId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { draftRevision } from "#app/queries/authoring/draft-history.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { questionsPath } from "#app/ui/trainer/items/item-words.ts";
import { TryScreen } from "#app/ui/trainer/items/try-screen.tsx";

export const handle = { title: "items.try-title" } satisfies PageHandle;

/** Which paper: made again from these for the page and for its marks, and kept nowhere. */
const Asked = z.object({
  seed: z.string().min(8).max(40).optional(),
  revision: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
  item: ItemId.optional(),
  language: Language.optional(),
});

async function trialOf(request: Request, params: LoaderFunctionArgs["params"]) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const asked = found(Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at));
  const newest = draft.parts.find(({ part }) => part === "items");
  const language = asked.language ?? (await languageOf(request, await sessionOf(request)));
  const { seed, revision, item = null } = asked;
  // A paper is of one state of the pool, also when somebody saves while it is tried.
  const pinned =
    revision === undefined || revision === newest?.revision
      ? newest
      : found(await draftRevision(trainer, { courseId, part: "items", revision }));
  const content = {
    ...draftContentFrom(courseId, draft.providerId, draft.parts, draft.team),
    items: (pinned?.content ?? []) as unknown as readonly DraftItem[],
  };
  if (item !== null) found(content.items.find(({ id }) => id === item));
  return { courseId, content, seed, revision: pinned?.revision ?? 0, savedAt: pinned?.at ?? null, item, language };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { courseId, content, revision, savedAt, item, language, ...asked } = await trialOf(request, params);
  const seed = asked.seed ?? randomUUID();
  const trial = drawTrial(content, seed, item);
  return {
    courseId,
    item,
    language,
    seed,
    revision,
    savedAt,
    title: content.metadata.title ?? {},
    minimumPerformanceLevel: content.metadata.quiz?.minimumPerformanceLevel ?? null,
    paper: trialPaper(trial, content, language),
    leftOut: trial.leftOut,
  };
}

/** A paper that is being answered is not drawn anew because it was marked. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod === undefined && defaultShouldRevalidate;

const Answers = z.object({ answers: z.string().max(200_000) });

/** Marks a trial and explains it. Nothing is stored. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { content, seed, item, language } = await trialOf(request, params);
  const form = await readForm(request, Answers);
  const responses = form.ok ? answersIn(form.value.answers) : null;
  if (responses === null || seed === undefined) return data({ result: null, refusal: "refused" }, { status: 422 });
  return data({ result: gradeTrial(drawTrial(content, seed, item), content, responses, language), refusal: null });
}

/** Without a connection, or with a session that ended, the paper stays, with its answers; `refusal` is then a code of errors.json. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ result: null, refusal: errors[""]?.[0] ?? "server-trouble" }));
}

function answersIn(text: string): Record<string, Answer> | null {
  try {
    return z.record(ItemId, Answer).safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export default function TryRoute() {
  const loaded = useLoaderData<typeof loader>();
  const marks = useFetcher<typeof action>({ key: `${loaded.seed}-${loaded.language}` });
  const { courseId, seed, revision, item, language } = loaded;
  const paper = new URLSearchParams({ seed, revision: String(revision), language, ...(item === null ? {} : { item }) });
  return (
    <TryScreen
      key={`${loaded.seed}-${loaded.language}`}
      {...loaded}
      result={marks.data?.result ?? null}
      refusal={marks.data?.refusal ?? null}
      busy={marks.state !== "idle"}
      onFinish={(answers) =>
        marks.submit({ answers: JSON.stringify(answers) }, { method: "post", action: `${questionsPath(courseId)}/try?${paper.toString()}` })
      }
    />
  );
}
