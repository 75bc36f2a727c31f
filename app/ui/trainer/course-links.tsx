import { Fragment } from "react";
import { Link } from "@remix-run/react";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { listSeparator } from "#app/i18n/list-separator.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";

/** A course by its id, with the page that its name leads to. */
export type CourseLink = { readonly courseId: string; readonly title: DraftText; readonly to: string };

/** The names of courses as a list of the reader's language, each a link. */
export function CourseLinks({ courses }: { courses: readonly CourseLink[] }) {
  const language = useLanguage();
  return courses.map(({ courseId, title, to }, place) => {
    const name = textIn(title, language);
    return (
      <Fragment key={to}>
        {listSeparator(language, place, courses.length)}
        <Link className="text-accent inline-block py-2.5 underline" to={to}>
          <Bdi lang={name?.language ?? language}>{name?.text ?? courseId}</Bdi>
        </Link>
      </Fragment>
    );
  });
}
