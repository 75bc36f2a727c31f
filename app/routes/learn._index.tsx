import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { found, requireActor, requireSignedIn } from "#app/http/guard.server.ts";
import { helpContact } from "#app/http/installation.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { itemReportWords } from "#app/i18n/item-report-words.server.ts";
import { learnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import { useKeeping } from "#app/offline/use-keeping.ts";
import { useShelf } from "#app/offline/use-shelf.ts";
import { ownItemNews } from "#app/queries/assessment/own-item-news.server.ts";
import { type LearnerHome, learnerHome } from "#app/queries/learning/home.server.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { HomeScreen, HomeWithoutLine } from "#app/ui/learner/home-screen.tsx";
import { ItemNews, type ShownNews } from "#app/ui/learner/item-news.tsx";
import { deadlineWords } from "#app/ui/letters/learner-letter.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "common.nav-home" } satisfies PageHandle;

/** `home` is null when the page is made on the reader's device, without a line (app/offline/device-loaders.ts). */
export type Loaded = {
  readonly home: LearnerHome | null;
  readonly name: string;
  readonly helpContact: string | null;
  readonly news?: readonly ShownNews[];
};

export async function loader({ request }: LoaderFunctionArgs): Promise<Loaded> {
  const learner = await requireActor(request, "learner");
  const { account } = await requireSignedIn(request);
  const language = await languageOf(request, { account });
  const home = found(await learnerHome(learner, language, occasionOf(request).at));
  const news = [...deadlineNews(home, language), ...(await newsFor(learner, language, occasionOf(request).at))];
  return { home, name: account.displayName, helpContact: helpContact(), news };
}

/** What the letters of these days say too. */
function deadlineNews({ deadline }: LearnerHome, language: Language): readonly ShownNews[] {
  if (deadline === null) return [];
  const words = learnerLetterWords(language);
  const text = words("learner-letters.standing-news", deadlineWords(deadline, language, words));
  return [{ text, to: "/learn/standing", label: words("learner-letters.standing-button") }];
}

async function newsFor(learner: Actor, language: Language, now: Instant): Promise<readonly ShownNews[]> {
  const t = itemReportWords(language);
  return (await ownItemNews(learner, language, now)).map(({ kind, title, courseId, attemptId, itemId }) => {
    const quiz = `/learn/courses/${courseId}/quiz/${attemptId}`;
    return {
      text: t(`item-report.news-${kind}`, { course: title }),
      to: itemId === null ? `${quiz}/result` : `${quiz}/report/${itemId}`,
      label: t("item-report.news-open"),
    };
  });
}

export default function HomeRoute() {
  const { home, name, helpContact, news } = useLoaderData<Loaded>();
  const accountId = useRouteLoaderData<typeof rootLoader>("root")?.session?.accountId ?? "";
  const shelf = useShelf(accountId);
  if (home === null) return <HomeWithoutLine name={name} shelf={shelf} />;
  return (
    <>
      <ItemNews news={news ?? []} />
      <HomeScreen home={home} name={name} helpContact={helpContact} keep={{ accountId, useKeeping }} shelf={shelf} />
    </>
  );
}
