import { type ReactNode, useEffect, useMemo } from "react";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { DraftCopy, SavingProps } from "#app/ui/editor/use-autosave.ts";
import { DraftPartEditor } from "#app/ui/trainer/draft-part-editor.tsx";
import { ChosenLanguages } from "#app/ui/trainer/plan/chosen-languages.ts";
import { FieldFaults } from "#app/ui/trainer/plan/field-faults.ts";
import { useLiveFaults } from "#app/ui/trainer/plan/use-live-faults.ts";

export type MetadataSaving = SavingProps<Json> & { readonly findCopy: () => Promise<DraftCopy<Json> | null> };

export type MetadataEditorProps = {
  readonly courseId: string;
  readonly independence: Pick<DraftToEdit["independence"], "toBegin" | "own">;
  readonly metadata: DraftMetadata;
  readonly revision: number;
  readonly savedAt: Instant | null;
  readonly faults: readonly DraftFault[];
  readonly saving: MetadataSaving;
  /** Which page of the same form is shown: it stays in use from one to the next, with what is not saved yet. */
  readonly place?: string;
  readonly children: (metadata: DraftMetadata, change: (next: (metadata: DraftMetadata) => DraftMetadata) => void) => ReactNode;
};

/** The names of the members of the metadata, for two authors' states beside each other. */
const NAMED = {
  title: "plan.title",
  summary: "plan.summary",
  practiceGap: "plan.gap",
  need: "plan.step-need",
  objectives: "plan.step-objectives",
  outcomeLevels: "plan.outcome-level",
  audience: "plan.audience",
  audienceOf: "plan.step-audience",
  topics: "plan.topics",
  method: "plan.method",
  minutes: "plan.minutes",
  creditOffers: "plan.step-credits",
  faculty: "plan.faculty",
  commercialSupport: "plan.support",
  quiz: "plan.step-quiz",
  releasedOn: "plan.releasedOn",
  reviewedOn: "plan.reviewedOn",
  expiresOn: "plan.expiresOn",
  repeat: "plan.repeat",
  translations: "plan.first-written",
  modules: "plan.modules",
  lessons: "plan.lessons",
  references: "plan.step-references",
  licence: "plan.licence",
  languages: "plan.published-in",
} as const;

/** A form over the metadata of a draft: it saves by itself, and shows beside each field what the checklist says of it after each save. */
export function MetadataEditor(props: MetadataEditorProps) {
  const { courseId, independence, metadata, revision, savedAt, faults: loaded, saving, place, children } = props;
  const t = useMessages();
  const { faults, renew } = useLiveFaults(courseId, loaded);
  const own = useMemo(() => faults.filter(({ place }) => place.part === "metadata"), [faults]);
  const { save } = saving;
  const wires = useMemo<MetadataSaving>(
    () => ({
      ...saving,
      save: async (wish) => {
        const outcome = await save(wish);
        if (outcome.kind === "saved") renew();
        return outcome;
      },
    }),
    [saving, save, renew],
  );
  useEffect(goToPlace, [place]);
  const nameOf = (path: readonly string[]): string => {
    const [member = "", ...rest] = path;
    const name = member in NAMED ? t(NAMED[member as keyof typeof NAMED]) : member;
    return [name, ...rest].join(" · ");
  };
  return (
    <FieldFaults.Provider value={own}>
      <DraftPartEditor<Json>
        {...wires}
        courseId={courseId}
        independence={independence}
        content={metadata}
        revision={revision}
        savedAt={savedAt}
        nameOf={nameOf}
      >
        {(content, change) => (
          <ChosenLanguages.Provider value={languagesOf(content as unknown as DraftMetadata)}>
            {children(content as unknown as DraftMetadata, (next) => change((now) => next(now as unknown as DraftMetadata)))}
          </ChosenLanguages.Provider>
        )}
      </DraftPartEditor>
    </FieldFaults.Provider>
  );
}

/** Goes to the field that the address names, or to what it lies in; the form was not there yet when the browser looked. */
function goToPlace(): (() => void) | undefined {
  const meant = decodeURIComponent(window.location.hash.slice(1));
  if (meant === "") return undefined;
  let tries = 0;
  const look = (): void => {
    const names = meant.split(".");
    for (let length = names.length; length > 0; length -= 1) {
      const element = document.getElementById(names.slice(0, length).join("."));
      if (element === null || element.closest(":disabled") !== null) continue;
      element.scrollIntoView({ block: "center" });
      element.focus({ preventScroll: true });
      return;
    }
    // The words of the editor are still on their way.
    if ((tries += 1) < 40) timer = setTimeout(look, 150);
  };
  let timer = setTimeout(look, 150);
  return () => clearTimeout(timer);
}
