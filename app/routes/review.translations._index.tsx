import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/guard.server.ts";
import { translationsToReview } from "#app/queries/authoring/translation-overview.server.ts";
import { TranslationsScreen } from "#app/ui/reviewer/translations-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "translation.review-title" } satisfies PageHandle;

/** What was done just now, as the address says after it. */
const NOTES = ["signed", "sent-back"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const reviewer = await requireActor(request, "reviewer");
  const note = new URL(request.url).searchParams.get("done");
  const overviews = await translationsToReview(reviewer);
  return { overviews, note: NOTES.find((one) => one === note) ?? null };
}

export default function TranslationsToReviewRoute() {
  return <TranslationsScreen {...useLoaderData<typeof loader>()} />;
}
