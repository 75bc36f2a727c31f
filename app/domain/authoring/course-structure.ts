import type { DraftMetadata, DraftText } from "#app/domain/authoring/draft-content.ts";
import type { LessonId, ModuleId } from "#app/domain/shared/ids.ts";

export type ListedDraftLesson = NonNullable<DraftMetadata["lessons"]>[number];
export type ListedDraftModule = NonNullable<DraftMetadata["modules"]>[number];
type Where = "before" | "after";

/*
 * Every edit of the structure: ids stay what they are (R43), and the lessons of a module stand together in the order of the modules,
 * whatever is done, so that the checklist never has to say so.
 */

/** The lessons of a module; of a course without modules those are all of them (`null`). */
export function lessonsOf({ lessons = [], modules = [] }: DraftMetadata, module: ModuleId | null): readonly ListedDraftLesson[] {
  return modules.length === 0 ? lessons : lessons.filter((lesson) => lesson.module === module);
}

/** Adds a lesson at the end of a module, or of the course; one that is there already stays as it is. */
export function withLesson(metadata: DraftMetadata, lesson: ListedDraftLesson, module: ModuleId | null = null): DraftMetadata {
  const lessons = metadata.lessons ?? [];
  if (lessons.some(({ id }) => id === lesson.id)) return metadata;
  const into = module ?? lesson.module ?? metadata.modules?.at(-1)?.id ?? null;
  return inOrder({ ...metadata, lessons: [...lessons, inModule(lesson, into)] });
}

/** Takes a lesson out of the course. Its texts stay in the draft's history. */
export function withoutLesson(metadata: DraftMetadata, id: LessonId): DraftMetadata {
  return { ...metadata, lessons: (metadata.lessons ?? []).filter((lesson) => lesson.id !== id) };
}

/** Gives a lesson another title or other minutes. */
export function withLessonSaying(
  metadata: DraftMetadata,
  id: LessonId,
  change: { readonly title?: DraftText; readonly minutes?: number | null },
): DraftMetadata {
  return { ...metadata, lessons: (metadata.lessons ?? []).map((lesson) => (lesson.id === id ? { ...lesson, ...change } : lesson)) };
}

/** Puts a lesson before or after another one, and so into that one's module. */
export function withLessonPlaced(metadata: DraftMetadata, id: LessonId, where: Where, other: LessonId): DraftMetadata {
  const { lessons = [] } = metadata;
  const target = lessons.find((lesson) => lesson.id === other);
  const moved = placed(lessons, id, where, other).map((lesson) => (lesson.id === id ? inModule(lesson, target?.module ?? null) : lesson));
  return inOrder({ ...metadata, lessons: moved });
}

/** Puts a lesson one place further up or down within its module; at an end it stays. */
export function withLessonMoved(metadata: DraftMetadata, id: LessonId, direction: "up" | "down"): DraftMetadata {
  const module = metadata.lessons?.find((lesson) => lesson.id === id)?.module ?? null;
  const other = neighbour(lessonsOf(metadata, module), id, direction);
  return other === null ? metadata : withLessonPlaced(metadata, id, direction === "up" ? "before" : "after", other);
}

/** Puts a lesson at the end of another module. */
export function withLessonInModule(metadata: DraftMetadata, id: LessonId, module: ModuleId): DraftMetadata {
  const { lessons = [] } = metadata;
  const lesson = lessons.find((each) => each.id === id);
  if (lesson === undefined || lesson.module === module) return metadata;
  return inOrder({ ...metadata, lessons: [...lessons.filter((each) => each.id !== id), inModule(lesson, module)] });
}

/** Adds a module at the end. The first one takes in every lesson that there is. */
export function withModule(metadata: DraftMetadata, module: ListedDraftModule): DraftMetadata {
  const { modules = [] } = metadata;
  return modules.some(({ id }) => id === module.id) ? metadata : inOrder({ ...metadata, modules: [...modules, module] });
}

/** Takes a module away; its lessons go to the one before it, else to the one after it, else into a course without modules. */
export function withoutModule(metadata: DraftMetadata, id: ModuleId): DraftMetadata {
  const { modules = [], lessons = [] } = metadata;
  const place = modules.findIndex((module) => module.id === id);
  const heir = (modules[place - 1] ?? modules[place + 1])?.id ?? null;
  return inOrder({
    ...metadata,
    modules: modules.filter((module) => module.id !== id),
    lessons: lessons.map((lesson) => (lesson.module === id ? inModule(lesson, heir) : lesson)),
  });
}

/** Gives a module another title. */
export function withModuleSaying(metadata: DraftMetadata, id: ModuleId, title: DraftText): DraftMetadata {
  return { ...metadata, modules: (metadata.modules ?? []).map((module) => (module.id === id ? { ...module, title } : module)) };
}

/** Puts a module, with its lessons, before or after another one. */
export function withModulePlaced(metadata: DraftMetadata, id: ModuleId, where: Where, other: ModuleId): DraftMetadata {
  return inOrder({ ...metadata, modules: placed(metadata.modules ?? [], id, where, other) });
}

/** Puts a module one place further up or down; at an end it stays. */
export function withModuleMoved(metadata: DraftMetadata, id: ModuleId, direction: "up" | "down"): DraftMetadata {
  const other = neighbour(metadata.modules ?? [], id, direction);
  return other === null ? metadata : withModulePlaced(metadata, id, direction === "up" ? "before" : "after", other);
}

function placed<Entry extends { readonly id: string }>(list: readonly Entry[], id: string, where: Where, other: string): Entry[] {
  const entry = list.find((each) => each.id === id);
  const rest = list.filter((each) => each.id !== id);
  const at = rest.findIndex((each) => each.id === other);
  if (entry === undefined || at < 0) return [...list];
  const from = where === "before" ? at : at + 1;
  return [...rest.slice(0, from), entry, ...rest.slice(from)];
}

function neighbour<Id extends string>(list: readonly { readonly id: Id }[], id: Id, direction: "up" | "down"): Id | null {
  const at = list.findIndex((each) => each.id === id);
  return at < 0 ? null : (list[at + (direction === "up" ? -1 : 1)]?.id ?? null);
}

function inModule(lesson: ListedDraftLesson, module: ModuleId | null): ListedDraftLesson {
  const { module: _before, ...rest } = lesson;
  return module === null ? rest : { ...rest, module };
}

/** Every lesson in a module that is there, those of one module together; a sort that is stable keeps what the author ordered. */
function inOrder(metadata: DraftMetadata): DraftMetadata {
  const { lessons = [], modules = [] } = metadata;
  const first = modules[0]?.id ?? null;
  const places = new Map(modules.map(({ id }, index) => [id, index]));
  const homed = lessons.map((lesson) => (lesson.module !== undefined && places.has(lesson.module) ? lesson : inModule(lesson, first)));
  const place = ({ module }: ListedDraftLesson): number => (module === undefined ? 0 : (places.get(module) ?? 0));
  return { ...metadata, lessons: [...homed].sort((a, b) => place(a) - place(b)) };
}
