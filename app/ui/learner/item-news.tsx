import { Link } from "@remix-run/react";
import { Callout } from "#app/ui/kit/callout.tsx";

/** A sentence about a corrected result or an answered report, and where it is read; the words come with the page. */
export type ShownNews = { readonly text: string; readonly to: string; readonly label: string };

/** What was decided about questions and concerns the reader, above their first page; nothing when there is none. */
export function ItemNews({ news }: { news: readonly ShownNews[] }) {
  if (news.length === 0) return null;
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-6 sm:px-6">
      <Callout kind="key">
        <ul className="space-y-1">
          {news.map(({ text, to, label }, index) => (
            <li key={index} className="flex flex-wrap items-center gap-x-3">
              <span>{text}</span>
              <Link to={to} className="text-accent inline-flex min-h-11 items-center underline underline-offset-4">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
