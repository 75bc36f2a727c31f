import type { LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { useEffect, useMemo, useRef } from "react";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { namedFiles } from "#app/domain/authoring/media-addresses.ts";
import { poolFaults } from "#app/domain/authoring/pool-faults.ts";
import { publicationChecklist } from "#app/domain/authoring/publication-checklist.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { useDraftSaving } from "#app/offline/use-draft-saving.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { itemOrigins } from "#app/queries/authoring/item-origins.server.ts";
import type { loader as faultsLoader } from "#app/routes/teach.courses.$courseId.questions.faults.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { QuestionsScreen } from "#app/ui/trainer/items/questions-screen.tsx";
import { questionsPath } from "#app/ui/trainer/items/item-words.ts";
import { useAuthorName } from "#app/ui/trainer/use-author-name.ts";

export const handle = { title: "items.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const { at } = occasionOf(request);
  const draft = found(await draftToEdit(trainer, courseId, at));
  const content = draftContentFrom(courseId, draft.providerId, draft.parts, draft.team);
  const newest = draft.parts.find(({ part }) => part === "items");
  return {
    courseId,
    independence: draft.independence,
    metadata: content.metadata,
    content: content.items,
    revision: newest?.revision ?? 0,
    savedAt: newest?.at ?? null,
    faults: poolFaults(publicationChecklist(content), new URL(request.url).searchParams.get("item")),
    files: namedFiles(content.media, await languageOf(request, await sessionOf(request))),
    origins: await itemOrigins(trainer, courseId, at),
  };
}

/** What is on the screen is newer than anything that could be loaded; it is told what others did when it is saved. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }) => currentUrl.pathname !== nextUrl.pathname;

export default function QuestionsRoute() {
  const loaded = useLoaderData<typeof loader>();
  const { courseId } = loaded;
  const [query] = useSearchParams();
  const opened = query.get("item");
  const saving = useDraftSaving<readonly DraftItem[]>({ courseId, part: "items", language: "every" }, useAuthorName());
  const { load, data } = useFetcher<typeof faultsLoader>();
  const ask = useRef<() => void>(() => undefined);
  ask.current = () => load(`${questionsPath(courseId)}/faults${opened === null ? "" : `?item=${encodeURIComponent(opened)}`}`);
  const first = useRef(opened);
  useEffect(() => {
    if (first.current !== opened) ask.current();
    first.current = opened;
  }, [opened]);
  // The checklist is asked again by the server after each save, and not while somebody types.
  const saved = useMemo(
    (): typeof saving => ({
      ...saving,
      save: async (wish) => {
        const outcome = await saving.save(wish);
        if (outcome.kind === "saved") ask.current();
        return outcome;
      },
    }),
    [saving],
  );
  return <QuestionsScreen {...loaded} {...saved} faults={data ?? loaded.faults} />;
}
