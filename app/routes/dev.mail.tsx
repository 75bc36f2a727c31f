import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found } from "#app/http/guard.server.ts";
import { showsMessages } from "#app/http/installation.server.ts";
import { keptMessages } from "#app/queries/identity/kept-messages.server.ts";
import { Card } from "#app/ui/kit/card.tsx";
import { Page } from "#app/ui/kit/page.tsx";

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

/** Exists in development, and for whoever tries the product on this machine. */
export async function loader({ request }: LoaderFunctionArgs) {
  return { messages: found(showsMessages(request) ? await keptMessages() : null) };
}

/** For programmers, and so in English alone. */
export default function DevelopmentMailRoute() {
  const { messages } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Messages that were not sent"
      lead="Without SMTP_URL letters are kept here, without SMS_WEBHOOK_URL text messages are. Only this machine sees the page."
      width="text"
    >
      <ul lang="en" dir="ltr" className="space-y-4">
        {messages.map((message) => (
          <Card as="li" key={message.id}>
            <p className="font-semibold" dir="auto">
              {message.subject ?? "Text message"}
            </p>
            <p className="text-ink-muted text-sm">
              {message.to} · {message.at}
            </p>
            <p dir="auto" className="mt-2 break-words whitespace-pre-wrap">
              {message.text.split(/(https?:\/\/\S+)/).map((part, index) =>
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
