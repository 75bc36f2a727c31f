import { Link } from "@remix-run/react";
import { useState } from "react";
import * as structure from "#app/domain/authoring/course-structure.ts";
import type { DraftMetadata, DraftText } from "#app/domain/authoring/draft-content.ts";
import { freeId, idFromTitle } from "#app/domain/authoring/id-from-title.ts";
import type { LessonId, ModuleId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { OrderList } from "#app/ui/kit/order-list.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { CourseLinks } from "#app/ui/trainer/course-links.tsx";
import { draftPath, lessonDraftPath, textIn } from "#app/ui/trainer/draft-words.ts";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { MetadataEditor, type MetadataEditorProps } from "#app/ui/trainer/plan/metadata-editor.tsx";
import { NumberField } from "#app/ui/trainer/plan/number-field.tsx";
import { addLessonPath, fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import { TrilingualField } from "#app/ui/trainer/plan/trilingual-field.tsx";

/** What there is of a lesson: its blocks in the order in which they stand, and in which languages it is written. */
export type LessonOutline = {
  readonly blocks: readonly { readonly id: string; readonly type: string; readonly level: number | null; readonly text: string }[];
  readonly language: Language;
  readonly written: readonly Language[];
};
/** Where a lesson was taken from, and what became of that. */
export type LessonOrigin = {
  readonly courseId: string;
  readonly course: DraftText;
  readonly lessonId: string;
  readonly at: Instant;
  readonly state: "same" | "changed" | "gone";
};

export type StructureScreenProps = Omit<MetadataEditorProps, "children"> & {
  readonly outlines: Readonly<Record<string, LessonOutline>>;
  readonly origins: Readonly<Record<string, LessonOrigin>>;
  /** By lesson: the other courses that placed it. */
  readonly usedIn: Readonly<Record<string, readonly { readonly courseId: string; readonly title: DraftText }[]>>;
};

type Change = (next: (metadata: DraftMetadata) => DraftMetadata) => void;

/** Modules and lessons of a course: their order, names and minutes. Lessons that were taken out can be taken back. */
export function StructureScreen({ outlines, origins, usedIn, ...editor }: StructureScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const { courseId } = editor;
  const course = textIn(editor.metadata.title, language);
  return (
    <Page
      eyebrow={course === null ? t("workshop.untitled") : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={t("plan.structure")}
      lead={t("plan.structure-text")}
    >
      <DraftNav courseId={courseId} />
      <MetadataEditor {...editor}>
        {(metadata, change) => (
          <Structure courseId={courseId} metadata={metadata} change={change} outlines={outlines} origins={origins} usedIn={usedIn} />
        )}
      </MetadataEditor>
    </Page>
  );
}

type StructureProps = Pick<StructureScreenProps, "courseId" | "outlines" | "origins" | "usedIn"> & {
  metadata: DraftMetadata;
  change: Change;
};

function Structure({ courseId, metadata, change, outlines, origins, usedIn }: StructureProps) {
  const t = useMessages();
  const { modules = [], lessons = [] } = metadata;
  const fault = useFault("lessons", false);
  const removed = Object.keys(outlines).filter((id) => !lessons.some((lesson) => lesson.id === id));
  return (
    <div className="space-y-8" id={fieldId("lessons")} tabIndex={-1}>
      {modules.length > 0 ? <Modules metadata={metadata} change={change} /> : null}
      {(modules.length === 0 ? [null] : modules).map((module) => (
        <ModuleSection key={module?.id ?? "all"} courseId={courseId} module={module} metadata={metadata} change={change}>
          {structure.lessonsOf(metadata, module?.id ?? null).map((lesson) => (
            <LessonCard
              key={lesson.id}
              courseId={courseId}
              lesson={lesson}
              index={lessons.findIndex(({ id }) => id === lesson.id)}
              metadata={metadata}
              change={change}
              outline={outlines[lesson.id]}
              origin={origins[lesson.id]}
              usedIn={usedIn[lesson.id] ?? []}
            />
          ))}
        </ModuleSection>
      ))}
      {fault === null ? null : <FieldError id={fieldId("lessons")}>{fault}</FieldError>}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <FieldGroup title={t("plan.add-lesson")} text={t("plan.add-lesson-text")}>
          <AddNamed
            name="new-lesson"
            label={t("plan.new-lesson-title")}
            button={t("plan.add-lesson-empty")}
            fallback="lesson"
            taken={[...lessons.map(({ id }) => id), ...removed]}
            onAdd={(id, title) => change((now) => structure.withLesson(now, { id: id as LessonId, title, minutes: 10 }))}
          />
          <p>
            <LinkButton look="secondary" icon="file" to={addLessonPath(courseId)}>
              {t("plan.add-lesson-from")}
            </LinkButton>
          </p>
        </FieldGroup>
        <FieldGroup title={t("plan.add-module")} text={t("plan.add-module-text")}>
          <AddNamed
            name="new-module"
            label={t("plan.new-module-title")}
            button={t("plan.add-module")}
            fallback="module"
            taken={modules.map(({ id }) => id)}
            onAdd={(id, title) => change((now) => structure.withModule(now, { id: id as ModuleId, title }))}
          />
        </FieldGroup>
      </div>
      {removed.length === 0 ? null : (
        <FieldGroup title={t("plan.removed-lessons")} text={t("plan.removed-lessons-text")}>
          <ul className="space-y-3">
            {removed.map((id) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                <Bdi lang="en">{outlines[id]?.blocks[0]?.text ?? id}</Bdi>
                <Button
                  type="button"
                  size="small"
                  look="secondary"
                  onClick={() => change((now) => structure.withLesson(now, { id: id as LessonId, title: {}, minutes: 10 }))}
                >
                  {t("plan.take-back")}
                </Button>
              </li>
            ))}
          </ul>
        </FieldGroup>
      )}
    </div>
  );
}

function Modules({ metadata, change }: { metadata: DraftMetadata; change: Change }) {
  const t = useMessages();
  const language = useLanguage();
  const { modules = [] } = metadata;
  const nameOf = ({ id, title }: structure.ListedDraftModule): string => textIn(title, language)?.text ?? id;
  return (
    <FieldGroup title={t("plan.modules")} text={t("plan.modules-text")}>
      <OrderList
        name="modules"
        label={t("plan.modules")}
        lines={modules.map((module) => ({ id: module.id, text: nameOf(module), content: <Bdi>{nameOf(module)}</Bdi> }))}
        moveLabel={(direction, line) => t(direction === "up" ? "plan.move-up" : "plan.move-down", { name: line.text })}
        onMove={(direction, id) => change((now) => structure.withModuleMoved(now, id as ModuleId, direction))}
        onPlace={(id, where, other) => change((now) => structure.withModulePlaced(now, id as ModuleId, where, other as ModuleId))}
      />
    </FieldGroup>
  );
}

function ModuleSection({
  courseId,
  module,
  metadata,
  change,
  children,
}: {
  courseId: string;
  module: structure.ListedDraftModule | null;
  metadata: DraftMetadata;
  change: Change;
  children: React.ReactNode;
}) {
  const t = useMessages();
  const language = useLanguage();
  const lessons = structure.lessonsOf(metadata, module?.id ?? null);
  const name = module === null ? t("plan.lessons") : (textIn(module.title, language)?.text ?? module.id);
  const titleOf = ({ id, title }: structure.ListedDraftLesson): string => textIn(title, language)?.text ?? id;
  return (
    <section className="space-y-4" aria-label={name}>
      <h2 className="text-xl">{module === null ? name : <Bdi>{name}</Bdi>}</h2>
      {module === null ? null : (
        <details className="border-line bg-surface-raised rounded-xl border">
          <summary className="min-h-11 cursor-pointer after:ms-2 after:content-['▾'] px-4 py-2.5">{t("plan.edit-module")}</summary>
          <div className="space-y-4 px-4 pb-4">
            <TrilingualField
              field={`modules.${(metadata.modules ?? []).findIndex(({ id }) => id === module.id)}.title`}
              label={t("plan.module-title")}
              rows={1}
              value={module.title}
              onChange={(title) => change((now) => structure.withModuleSaying(now, module.id, title))}
            />
            <Button
              type="button"
              size="small"
              look="danger"
              icon="trash"
              onClick={() => change((now) => structure.withoutModule(now, module.id))}
            >
              {t("plan.remove-module")}
            </Button>
          </div>
        </details>
      )}
      {lessons.length === 0 ? <p className="text-ink-muted">{t("plan.no-lessons")}</p> : null}
      {lessons.length < 2 ? null : (
        <OrderList
          name={`lessons-${module?.id ?? "all"}`}
          label={t("plan.order-of", { name })}
          lines={lessons.map((lesson) => ({
            id: lesson.id,
            text: titleOf(lesson),
            content: (
              <Link to={`#${fieldId(`lesson-${lesson.id}`)}`} className="hover:text-accent block min-h-11 content-center">
                <Bdi>{titleOf(lesson)}</Bdi>{" "}
                <span className="text-ink-muted text-sm">{t("plan.count-minutes", { count: lesson.minutes ?? 0 })}</span>
              </Link>
            ),
          }))}
          moveLabel={(direction, line) => t(direction === "up" ? "plan.move-up" : "plan.move-down", { name: line.text })}
          onMove={(direction, id) => change((now) => structure.withLessonMoved(now, id as LessonId, direction))}
          onPlace={(id, where, other) => change((now) => structure.withLessonPlaced(now, id as LessonId, where, other as LessonId))}
        />
      )}
      <ul className="space-y-4" data-course={courseId}>
        {children}
      </ul>
    </section>
  );
}

function LessonCard({
  courseId,
  lesson,
  index,
  metadata,
  change,
  outline,
  origin,
  usedIn,
}: {
  courseId: string;
  lesson: structure.ListedDraftLesson;
  index: number;
  metadata: DraftMetadata;
  change: Change;
  outline: LessonOutline | undefined;
  origin: LessonOrigin | undefined;
  usedIn: readonly { readonly courseId: string; readonly title: DraftText }[];
}) {
  const t = useMessages();
  const language = useLanguage();
  const { modules = [] } = metadata;
  const name = textIn(lesson.title, language)?.text ?? lesson.id;
  const moduleFault = useFault(`lessons.${index}.module`);
  return (
    <li id={fieldId(`lesson-${lesson.id}`)} tabIndex={-1} className="scroll-mt-36">
      <FieldGroup title={<Bdi>{name}</Bdi>}>
        {origin === undefined ? null : <Origin courseId={courseId} lessonId={lesson.id} origin={origin} />}
        <TrilingualField
          field={`lessons.${index}.title`}
          label={t("plan.lesson-title")}
          rows={1}
          value={lesson.title}
          onChange={(title) => change((now) => structure.withLessonSaying(now, lesson.id, { title }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            field={`lessons.${index}.minutes`}
            label={t("plan.lesson-minutes")}
            value={lesson.minutes}
            onChange={(minutes) => change((now) => structure.withLessonSaying(now, lesson.id, { minutes }))}
          />
          {modules.length === 0 ? null : (
            <SelectField
              id={fieldId(`lessons.${index}.module`)}
              name={`lessons.${index}.module`}
              label={t("plan.lesson-module")}
              error={moduleFault}
              value={lesson.module ?? ""}
              options={modules.map(({ id, title }) => ({ value: id, label: textIn(title, language)?.text ?? id }))}
              onChange={(event) => {
                const chosen = event.currentTarget.value as ModuleId;
                change((now) => structure.withLessonInModule(now, lesson.id, chosen));
              }}
            />
          )}
        </div>
        <nav aria-label={t("plan.write-lesson", { lesson: name })} className="flex flex-wrap gap-2">
          {LANGUAGES.map((one) => (
            <LinkButton key={one} size="small" look="secondary" icon="pencil" lang={one} to={lessonDraftPath(courseId, lesson.id, one)}>
              {LANGUAGE_NAMES[one]}
            </LinkButton>
          ))}
        </nav>
        {outline === undefined || outline.blocks.length === 0 ? null : (
          <Outline courseId={courseId} lessonId={lesson.id} outline={outline} />
        )}
        {usedIn.length === 0 ? null : (
          <p className="text-ink-muted text-sm">
            {t("plan.used-in")} <CourseLinks courses={usedIn.map((one) => ({ ...one, to: draftPath(one.courseId) }))} />
          </p>
        )}
        <div className="flex flex-wrap gap-3">
          <LinkButton size="small" look="secondary" icon="plus" to={`${addLessonPath(courseId)}?copy=${lesson.id}`}>
            {t("plan.duplicate")}
          </LinkButton>
          <Button
            type="button"
            size="small"
            look="danger"
            icon="trash"
            aria-label={t("plan.remove", { name })}
            onClick={() => change((now) => structure.withoutLesson(now, lesson.id))}
          >
            {t("plan.remove-lesson")}
          </Button>
        </div>
      </FieldGroup>
    </li>
  );
}

function Origin({ courseId, lessonId, origin }: { courseId: string; lessonId: string; origin: LessonOrigin }) {
  const t = useMessages();
  const language = useLanguage();
  const course = textIn(origin.course, language)?.text ?? origin.courseId;
  return (
    <Callout kind={origin.state === "same" ? "note" : "warning"}>
      <p>{t("plan.origin", { course, moment: formatDate(language, origin.at, "moment") })}</p>
      {origin.state === "same" ? null : <p>{t(`plan.origin-${origin.state}`)}</p>}
      {origin.state === "changed" ? (
        <p className="pt-2">
          <LinkButton size="small" look="secondary" to={`${addLessonPath(courseId)}?newer=${lessonId}`}>
            {t("plan.see-newer")}
          </LinkButton>
        </p>
      ) : null}
    </Callout>
  );
}

function Outline({ courseId, lessonId, outline }: { courseId: string; lessonId: string; outline: LessonOutline }) {
  const t = useMessages();
  return (
    <details className="border-line rounded-xl border">
      <summary className="min-h-11 cursor-pointer after:ms-2 after:content-['▾'] px-4 py-2.5">
        {t("plan.outline", { count: outline.blocks.length })}
      </summary>
      <ol className="max-h-96 space-y-0.5 overflow-y-auto px-4 pb-4">
        {outline.blocks.map((block) => (
          <li key={block.id} className={block.level === null ? "ps-6 text-sm" : block.level === 3 ? "ps-3" : "font-semibold"}>
            <Link
              to={`${lessonDraftPath(courseId, lessonId, outline.language)}#${block.id}`}
              className="hover:bg-surface-sunken block min-h-11 content-center rounded-lg px-2"
            >
              {block.text === "" ? t("plan.block-without-text") : <Bdi lang={outline.language}>{block.text}</Bdi>}
            </Link>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Something that gets its id from its title, once and for ever; the title may be changed as often as one likes. */
function AddNamed({
  name,
  label,
  button,
  fallback,
  taken,
  onAdd,
}: {
  name: string;
  label: string;
  button: string;
  fallback: string;
  taken: readonly string[];
  onAdd: (id: string, title: DraftText) => void;
}) {
  const language = useLanguage();
  const [title, setTitle] = useState("");
  const add = (): void => {
    const made = idFromTitle(title);
    onAdd(freeId(made === "" ? fallback : made, new Set(taken)), title.trim() === "" ? {} : { [language]: title.trim() });
    setTitle("");
  };
  return (
    <div className="space-y-3">
      <TextField
        name={name}
        label={label}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add();
        }}
      />
      <Button type="button" look="secondary" icon="plus" onClick={add}>
        {button}
      </Button>
    </div>
  );
}
