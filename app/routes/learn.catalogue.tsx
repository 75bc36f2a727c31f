import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SEARCH_FIELDS, cursorFrom, cursorText, searchFrom } from "#app/domain/catalog/catalogue-search.ts";
import { topicName } from "#app/domain/catalog/topic.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { compareIn } from "#app/i18n/compare-in.ts";
import { cataloguePage } from "#app/queries/catalog/catalogue-page.server.ts";
import { CatalogueScreen } from "#app/ui/learner/catalogue-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

const AFTER = "after";

export const handle = { title: "catalogue.title", remembered: (loaded) => loaded } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const parameters = new URL(request.url).searchParams;
  const asked = searchFrom(parameters);
  // A NUL or a hidden direction mark in an address is nobody's word for a course.
  const search = isPlainText(asked.text) ? asked : { ...asked, text: "" };
  const after = cursorFrom(parameters.get(AFTER));
  const language = await languageOf(request, await sessionOf(request));
  const page = await cataloguePage(language, search, after, dayInBaghdad(occasionOf(request).at));

  const compare = compareIn(language);
  const named = (codes: readonly string[], name: (code: string) => string) =>
    codes.map((code) => ({ code, name: name(code) })).sort((one, other) => compare(one.name, other.name));
  const topics = named([...new Set([...page.topics, ...page.cards.flatMap((card) => card.topics)])], (code) => topicName(code, language));
  const next = new URLSearchParams(
    Object.values(SEARCH_FIELDS).flatMap((name) =>
      parameters
        .getAll(name)
        .filter((value) => value !== "")
        .map((value): [string, string] => [name, value]),
    ),
  );
  if (page.next !== null) next.set(AFTER, cursorText(page.next));
  return {
    page,
    search,
    topics,
    professions: named(page.professions, (code) => nameOf(PROFESSIONS, code, language)),
    topicNames: Object.fromEntries(topics.map(({ code, name }) => [code, name])),
    nextPath: page.next === null ? null : `/learn/catalogue?${next.toString()}`,
    continued: after !== null,
    searchKey: parameters.toString(),
  };
}

export default function CatalogueRoute() {
  return <CatalogueScreen {...useLoaderData<typeof loader>()} />;
}
