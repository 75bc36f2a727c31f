import type { CourseStanding } from "#app/domain/authoring/draft.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import type { IconName } from "#app/ui/kit/icon.tsx";

const LOOK: Readonly<Record<CourseStanding["state"], { tone: BadgeTone; icon: IconName }>> = {
  draft: { tone: "neutral", icon: "pencil" },
  "in-review": { tone: "accent", icon: "eye" },
  "changes-asked": { tone: "warning", icon: "warning" },
  approved: { tone: "success", icon: "check" },
  published: { tone: "success", icon: "book" },
  expiring: { tone: "warning", icon: "clock" },
  withdrawn: { tone: "danger", icon: "warning" },
  retired: { tone: "danger", icon: "clock" },
};

/** Where a course stands, in a word or two; beside a draft's state also that of what is published. */
export function StandingBadge({ standing }: { standing: CourseStanding }) {
  const t = useMessages();
  const shown = [standing.state, ...(standing.published === null || standing.published === standing.state ? [] : [standing.published])];
  return (
    <span className="flex flex-wrap gap-1.5">
      {shown.map((state) => (
        <Badge key={state} tone={LOOK[state].tone} icon={LOOK[state].icon}>
          {t(`workshop.state-${state}`)}
        </Badge>
      ))}
    </span>
  );
}
