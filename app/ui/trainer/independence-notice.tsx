import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { Obstacle } from "#app/domain/authoring/independence.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { nameOfAuthor, teamPath } from "#app/ui/trainer/draft-words.ts";

/** Who owes what before a course is handed in or published; nothing when everything is in order. */
export function TeamOwes({ draft }: { draft: Pick<DraftToEdit, "courseId" | "independence"> }) {
  const t = useMessages();
  const language = useLanguage();
  const { owed } = draft.independence;
  if (owed.length === 0) return null;
  return (
    <Callout kind="warning" title={t("disclosure.owed")}>
      <ul className="space-y-1">
        {owed.map(({ by, obstacle }) => (
          <li key={by.accountId}>
            <Bdi>{nameOfAuthor(by, language, t)}</Bdi>: {t(`disclosure.${obstacle}`)}
          </li>
        ))}
      </ul>
      <Ways courseId={draft.courseId} obstacle={draft.independence.own} />
    </Callout>
  );
}

/** Stands in the place of a text that its reader may not begin to write: nobody types what could not be saved. */
export function NotYet({ courseId, obstacle }: { courseId: string; obstacle: Obstacle }) {
  const t = useMessages();
  return (
    <Callout kind="warning">
      <p>{t(`disclosure.self-${obstacle}`)}</p>
      <Ways courseId={courseId} obstacle={obstacle} />
    </Callout>
  );
}

/** Above a text that its author goes on writing: it is saved, and what is owed is said. */
export function OwedLater({ courseId, obstacle }: { courseId: string; obstacle: Obstacle | null }) {
  const t = useMessages();
  if (obstacle === null) return null;
  return (
    <div className="mb-5">
      <Callout kind="warning">
        <p>{t(`disclosure.later-${obstacle}`)}</p>
        <Ways courseId={courseId} obstacle={obstacle} />
      </Callout>
    </div>
  );
}

function Ways({ courseId, obstacle }: { courseId: string; obstacle: Obstacle | null }) {
  const t = useMessages();
  return (
    <p className="flex flex-wrap gap-3 pt-2">
      {obstacle === "disclosure-owed" || obstacle === "disclosure-expired" ? (
        <LinkButton size="small" to="/teach/disclosure">
          {t("disclosure.to-disclosure")}
        </LinkButton>
      ) : null}
      <LinkButton size="small" look="secondary" to={teamPath("teach", courseId)}>
        {t("disclosure.to-team")}
      </LinkButton>
    </p>
  );
}
