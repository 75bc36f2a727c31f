import { NavLink } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { draftPath } from "#app/ui/trainer/draft-words.ts";

/** The pages of one course in the workshop, in the order of the work. Each: where it lies below the course, and its word. */
const PAGES = [
  { path: "", word: "workshop.nav-overview" },
  { path: "/questions", word: "items.nav" },
  { path: "/team", word: "disclosure.nav-team" },
  { path: "/comments", word: "disclosure.nav-comments" },
  { path: "/translation", word: "translation.nav" },
  { path: "/media", word: "media-library.nav" },
  { path: "/captions", word: "captions.nav" },
  { path: "/plan", word: "plan.nav-plan" },
  { path: "/structure", word: "plan.structure" },
  { path: "/history", word: "workshop.nav-history" },
  { path: "/results", word: "workshop.nav-results" },
  { path: "/reports", word: "regrade.nav" },
] as const;

/** From any page of a course in the workshop to any other; scrolls sideways within itself on a telephone. */
export function DraftNav({ courseId }: { courseId: string }) {
  const t = useMessages();
  return (
    <nav aria-label={t("workshop.nav")} className="border-line mb-6 overflow-x-auto border-b">
      <ul className="flex gap-1">
        {PAGES.map(({ path, word }) => (
          <li key={path} className="shrink-0">
            <NavLink
              end={path === ""}
              to={`${draftPath(courseId)}${path}`}
              className={({ isActive }) =>
                classNames(
                  "inline-flex min-h-11 items-center border-b-2 px-3",
                  isActive ? "border-accent text-accent-strong font-semibold" : "hover:bg-surface-sunken border-transparent",
                )
              }
            >
              {t(word)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
