import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { openReviews } from "#app/queries/authoring/open-reviews.server.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { OpenReviewsScreen } from "#app/ui/reviewer/open-reviews-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "review.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const reviewer = await requireActor(request, "reviewer");
  const { at } = occasionOf(request);
  const [reviews, { state, lastDay }] = await Promise.all([openReviews(reviewer, at), ownDisclosure(reviewer, at)]);
  return { reviews, own: { state, lastDay } };
}

export default function OpenReviewsRoute() {
  return <OpenReviewsScreen {...useLoaderData<typeof loader>()} />;
}
