import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { withOwnIds } from "#app/domain/authoring/with-own-ids.ts";
import { found, sessionOf } from "#app/http/guard.server.ts";
import { isDataRequest } from "#app/http/is-data-request.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { type PrintPage, printPage } from "#app/queries/authoring/lesson-page.server.ts";
import { PrintScreen } from "#app/ui/learner/print-screen.tsx";
import { SentOnce, type TextInDocument } from "#app/ui/learner/sent-once.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

type Loaded = { course: PrintPage; texts: readonly TextInDocument[] };

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Loaded> {
  const session = await sessionOf(request);
  const learner = session?.actor?.role === "learner" ? session.actor : null;
  const page = found(await printPage(params["courseId"] ?? "", await languageOf(request, session), learner));
  // On paper nothing can be opened: everything is.
  const texts = page.lessons.map((lesson) => withOwnIds(lesson.html, lesson.id).replaceAll("<details", "<details open"));
  return {
    course: { ...page, lessons: page.lessons.map((lesson) => ({ ...lesson, html: "" })) },
    texts: isDataRequest(request) ? texts : texts.map((text) => new SentOnce(text)),
  };
}

export const handle = { title: ({ course }) => course.courseTitle } satisfies PageHandle<Loaded>;

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

export default function PrintRoute() {
  const { course, texts } = useLoaderData<Loaded>();
  return <PrintScreen course={course} texts={texts} />;
}
