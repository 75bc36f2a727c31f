import { NavLink } from "@remix-run/react";
import { useMemo, useRef } from "react";
import { captionsIn } from "#app/domain/authoring/captions-file.ts";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { DraftCue } from "#app/domain/media/webvtt.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CaptionsToEdit } from "#app/queries/authoring/captions-to-edit.server.ts";
import type { DraftCopy, SavingProps } from "#app/ui/editor/use-autosave.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { CaptionsPlayer } from "#app/ui/trainer/captions-player.tsx";
import { CueList } from "#app/ui/trainer/cue-list.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { DraftPartEditor } from "#app/ui/trainer/draft-part-editor.tsx";
import { captionsPath, draftPath, textIn } from "#app/ui/trainer/draft-words.ts";

/** Captions as a part that saves by itself. */
export type CaptionsContent = DraftCue[];

export type CaptionsScreenProps = SavingProps<CaptionsContent> & {
  readonly courseId: string;
  readonly independence: Pick<DraftToEdit["independence"], "toBegin" | "own">;
  /** As lessons name it, and the language that is written here. */
  readonly name: string;
  readonly language: Language;
  readonly captions: CaptionsToEdit;
  readonly findCopy: () => Promise<DraftCopy<CaptionsContent> | null>;
};

/** The captions of a recording in one language, beside its player; the other languages are one step away. */
export function CaptionsScreen({ courseId, independence, name, language, captions, ...saving }: CaptionsScreenProps) {
  const t = useMessages();
  const reader = useLanguage();
  const course = textIn(captions.courseTitle, reader);
  const title = textIn(captions.titles, language);
  const player = useRef<HTMLMediaElement>(null);
  const opened = useMemo(() => [...captions.cues], [captions.cues]);
  return (
    <Page
      eyebrow={course === null ? null : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={t("captions.of", { title: title?.text ?? name })}
    >
      <DraftNav courseId={courseId} />
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <LinkButton look="quiet" icon="arrow-back" to={`${draftPath(courseId)}/captions`}>
          {t("captions.back")}
        </LinkButton>
        <nav aria-label={t("workshop.language")} className="flex flex-wrap gap-1">
          {LANGUAGES.map((one) => (
            <NavLink
              key={one}
              lang={one}
              to={captionsPath(courseId, captionsIn(name, one)?.file ?? "")}
              className={({ isActive }) =>
                classNames(
                  "inline-flex min-h-11 items-center rounded-lg px-3",
                  isActive ? "bg-accent-soft text-accent-strong font-semibold" : "hover:bg-surface-sunken",
                )
              }
            >
              {LANGUAGE_NAMES[one]}
            </NavLink>
          ))}
        </nav>
      </div>
      <DraftPartEditor<CaptionsContent>
        key={`${name} ${language}`}
        {...saving}
        courseId={courseId}
        independence={independence}
        content={opened}
        revision={captions.revision}
        savedAt={captions.savedAt}
        nameOf={([index, field]) => t("captions.place", { number: Number(index) + 1, field: field ?? "" })}
      >
        {(cues, change) => (
          <div className="grid gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <CaptionsPlayer player={player} captions={captions} cues={cues} language={language} />
            <CueList player={player} cues={cues} change={change} language={language} />
          </div>
        )}
      </DraftPartEditor>
    </Page>
  );
}
