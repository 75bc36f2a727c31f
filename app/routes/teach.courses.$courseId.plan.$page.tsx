import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { citationsOf, poolByTopic, wordsOfLessons } from "#app/domain/authoring/plan-facts.ts";
import { publicationChecklist } from "#app/domain/authoring/publication-checklist.ts";
import { TOPICS } from "#app/domain/catalog/topic.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { compareIn } from "#app/i18n/compare-in.ts";
import { useDraftSaving } from "#app/offline/use-draft-saving.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { isPlanPage } from "#app/ui/trainer/plan/plan-pages.ts";
import { PlanScreen } from "#app/ui/trainer/plan/plan-screen.tsx";
import { useAuthorName } from "#app/ui/trainer/use-author-name.ts";

export const handle = { title: "plan.nav-plan" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  found(isPlanPage(params["page"]) ? params["page"] : undefined);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at));
  const content = draftContentFrom(courseId, draft.providerId, draft.parts, draft.team);
  const newest = draft.parts.find(({ part }) => part === "metadata");
  const language = await languageOf(request);
  const titles = new Map((content.metadata.lessons ?? []).map(({ id, title }) => [id as string, textIn(title, language)?.text ?? id]));
  const compare = compareIn(language);
  return {
    courseId,
    metadata: content.metadata,
    revision: newest?.revision ?? 0,
    savedAt: newest?.at ?? null,
    faults: publicationChecklist(content),
    choices: {
      professions: PROFESSIONS.map(({ code, name }) => ({ value: code, label: name[language] })),
      topics: Object.entries(TOPICS)
        .map(([value, name]) => ({ value, label: name[language] }))
        .sort((one, other) => compare(one.label, other.label)),
    },
    facts: {
      today: dayInBaghdad(occasionOf(request).at),
      words: wordsOfLessons(content),
      pool: poolByTopic(content.items),
      citedIn: Object.fromEntries(
        Object.entries(citationsOf(content)).map(([id, { lessons, items }]) => [
          id,
          { lessons: lessons.map((lesson) => titles.get(lesson) ?? lesson), items },
        ]),
      ),
    },
  };
}

/** The form stays in use from page to page: what is on the screen is newer than anything that could be loaded. */
export const shouldRevalidate = ({
  currentParams,
  nextParams,
}: {
  currentParams: { courseId?: string };
  nextParams: { courseId?: string };
}) => currentParams.courseId !== nextParams.courseId;

export default function PlanRoute() {
  const loaded = useLoaderData<typeof loader>();
  const { page } = useParams();
  const saving = useDraftSaving<Json>({ courseId: loaded.courseId, part: "metadata", language: "every" }, useAuthorName());
  return <PlanScreen key={loaded.courseId} {...loaded} saving={saving} page={isPlanPage(page) ? page : "need"} />;
}
