import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found } from "#app/http/guard.server.ts";
import { developmentLetters } from "#app/queries/identity/development-letters.server.ts";
import { Card } from "#app/ui/kit/card.tsx";
import { Page } from "#app/ui/kit/page.tsx";

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

/** Exists in development only. */
export async function loader() {
  return { letters: found(await developmentLetters()) };
}

/** For programmers, and so in English alone. */
export default function DevelopmentMailRoute() {
  const { letters } = useLoaderData<typeof loader>();
  return (
    <Page title="Letters that were not sent" lead="Development only: without SMTP_URL letters land in the data folder." width="text">
      <ul lang="en" dir="ltr" className="space-y-4">
        {letters.map((letter) => (
          <Card as="li" key={letter.id}>
            <p className="font-semibold" dir="auto">
              {letter.subject}
            </p>
            <p className="text-ink-muted text-sm">
              {letter.to} · {letter.at}
            </p>
            <p dir="auto" className="mt-2 break-words whitespace-pre-wrap">
              {letter.text.split(/(https?:\/\/\S+)/).map((part, index) =>
                part.startsWith("http") ? (
                  <a key={index} href={part} className="text-accent underline">
                    {part}
                  </a>
                ) : (
                  part
                ),
              )}
            </p>
          </Card>
        ))}
      </ul>
    </Page>
  );
}
