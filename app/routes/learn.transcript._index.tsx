import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found, requireActor } from "#app/http/guard.server.ts";
import { transcript } from "#app/queries/credits/transcript.server.ts";
import { transcriptWishOf } from "#app/ui/learner/transcript-wish.ts";
import { TranscriptScreen } from "#app/ui/learner/transcript-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "transcript.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const { searchParams } = new URL(request.url);
  const { wish, badPeriod } = transcriptWishOf(searchParams);
  return { transcript: found(await transcript(learner, wish)), wish, badPeriod, search: searchParams.toString() };
}

export default function TranscriptRoute() {
  return <TranscriptScreen {...useLoaderData<typeof loader>()} />;
}
