import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { useCourseLanguage } from "#app/ui/learner/course-language.tsx";
import { SentOnce, type TextInDocument } from "#app/ui/learner/sent-once.ts";
import "#app/ui/learner/lesson.css";

/** How long after a change of language the place is still being kept. */
const SETTLING_MS = 800;

function markupOf(text: TextInDocument, id: string): string {
  if (typeof text === "string") return text;
  if (text instanceof SentOnce) return text.text;
  // Hydration: the text came in the document and is there.
  return typeof document === "undefined" ? "" : (document.getElementById(id)?.innerHTML ?? "");
}

/** Which section's beginning stands nearest above the middle of the window. */
function sectionInView(within: HTMLElement): { id: string; offset: number } | null {
  let nearest: { id: string; offset: number } | null = null;
  for (const section of within.querySelectorAll<HTMLElement>("section[data-section]")) {
    const { top } = section.getBoundingClientRect();
    if (top > window.innerHeight / 2 && nearest !== null) break;
    nearest = { id: section.id, offset: top };
  }
  return nearest;
}

/** What the reader has chosen and opened in the text, by names that are the same in every language. */
function openedIn(within: HTMLElement): () => void {
  const chosen = [...within.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => ({ name: input.name, value: input.value }));
  const opened = [...within.querySelectorAll("details")].map((details) => details.open);
  return () => {
    for (const { name, value } of chosen) {
      const input = within.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
      if (input !== null) input.checked = true;
    }
    within.querySelectorAll("details").forEach((details, index) => {
      details.open = opened[index] ?? false;
    });
  };
}

/**
 * The rendered text of a lesson. When the language changes in the middle of it, the section in view stays where it was on the
 * screen, and what was opened stays open.
 */
export function LessonText({ id, lessonId, text }: { id: string; lessonId: string; text: TextInDocument }) {
  const element = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(() => ({ lessonId, text, markup: markupOf(text, id) }));
  const language = useLanguage();
  const restore = useRef<(() => void) | null>(null);

  if (text !== shown.text && (typeof text === "string" || lessonId !== shown.lessonId)) {
    const within = element.current;
    if (within !== null && lessonId === shown.lessonId) {
      const place = sectionInView(within);
      const reopen = openedIn(within);
      restore.current = () => {
        reopen();
        const section = place === null ? null : document.getElementById(place.id);
        if (section !== null && place !== null)
          window.scrollBy({ top: section.getBoundingClientRect().top - place.offset, behavior: "instant" });
      };
    }
    setShown({ lessonId, text, markup: markupOf(text, id) });
  }

  // The text and the page's own words arrive one after the other: the place is kept through both.
  useLayoutEffect(() => {
    restore.current?.();
    const settled = setTimeout(() => {
      restore.current = null;
    }, SETTLING_MS);
    return () => clearTimeout(settled);
  }, [shown.markup, language]);

  useEffect(() => {
    const within = element.current;
    if (within?.querySelector("[data-film]") == null) return;
    let stop: (() => void) | null = null;
    let gone = false;
    // Without it, the plain film plays.
    import("#app/ui/learner/play-films.ts").then(
      ({ playFilms }) => {
        if (!gone) stop = playFilms(within);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [shown.markup]);

  return (
    <div
      ref={element}
      id={id}
      {...useCourseLanguage()}
      className="lesson"
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: shown.markup }}
    />
  );
}
