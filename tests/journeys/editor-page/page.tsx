import { createRoot } from "react-dom/client";
import type { NewReference } from "#app/domain/authoring/added-reference.ts";
import type { SaveOutcome, SaveWish } from "#app/domain/authoring/autosave.ts";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { LESSON_WORDS, type LessonWords, RECORDING_WORDS } from "#app/domain/authoring/lesson-rendering.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { loadMessages } from "#app/i18n/load-messages.ts";
import { MessagesContext } from "#app/i18n/use-messages.ts";
import { draftCopy, dropDraftCopy, keepDraftCopy } from "#app/offline/draft-copies.ts";
import { randomId } from "#app/offline/random-id.ts";
import { LessonEditor } from "#app/ui/editor/lesson-editor.tsx";
import type { AddReference } from "#app/ui/editor/lesson-editor-props.ts";
import type { SavingProps } from "#app/ui/editor/use-autosave.ts";
import { LiveRegion } from "#app/ui/kit/live-region.tsx";
import "#app/ui/kit/tokens.css";

/** The editor alone, with a server that the test plays: see editor.journey.ts. */
declare global {
  interface Window {
    /** What the next saves are answered with, first to last; then each is stored. */
    answers?: SaveOutcome[];
    wishes: SaveWish[];
    added?: NewReference;
    setOthers: Parameters<NonNullable<SavingProps["watchOthers"]>>[0];
    opened?: { document: LessonDocument; revision: number };
  }
}

const language = (new URLSearchParams(location.search).get("language") ?? "ar") as Language;
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);

const REFERENCES = [
  {
    id: "who-pocket-book",
    authors: "World Health Organization",
    title: "Pocket book of hospital care for children",
    source: "WHO",
    year: 2013,
    url: "https://www.who.int/publications/i/item/978-92-4-154837-3",
  },
  {
    id: "lancet-2020",
    authors: "Kareem S, Ahmed H",
    title: "Pneumonia in primary care",
    source: "Lancet",
    year: 2020,
    doi: "10.1016/example",
  },
] as unknown as readonly Reference[];
const PLACE = { accountId: "sara", courseId: "breathing", part: "one", language };

const answers = (window.answers ??= []);
window.wishes = [];
const opened = (window.opened ??= { document: { type: "doc", schemaVersion: 1, content: [] }, revision: 1 });
let revision = opened.revision;

function save(wish: SaveWish): Promise<SaveOutcome> {
  window.wishes.push(wish);
  const answer = answers.shift();
  if (answer !== undefined) {
    if (answer.kind === "conflict") ({ revision } = answer);
    return Promise.resolve(answer);
  }
  revision = wish.basedOn + 1;
  return Promise.resolve({ kind: "saved", revision, at: "2026-11-27T07:32:00.000Z" as Instant });
}

let addedOnce = false;
const add: AddReference = (reference) => {
  window.added = reference;
  // The first time the line is down.
  if (!addedOnce) {
    addedOnce = true;
    return Promise.resolve({ kind: "not-saved", why: "no-connection" });
  }
  return Promise.resolve({ kind: "added", id: "lancet-2020", isNew: true });
};
const watchOthers: SavingProps["watchOthers"] = (onChange) => {
  window.setOthers = onChange;
  return () => undefined;
};

const t = await loadMessages(language, "/teach");
const lessonWords = {
  ...Object.fromEntries(LESSON_WORDS.map((word) => [word, t(`lesson.block-${word}`)])),
  ...Object.fromEntries(RECORDING_WORDS.map((word) => [word, word])),
} as LessonWords;
const root = document.getElementById("page");
if (root === null) throw new Error("The page has no place.");
createRoot(root).render(
  <MessagesContext.Provider value={{ language, t }}>
    <LiveRegion>
      <main className="mx-auto max-w-4xl p-3 sm:p-6">
        <h1 className="mb-3 text-2xl">{language === "ar" ? "التهاب الرئة" : "Pneumonia"}</h1>
        <LessonEditor
          document={opened.document}
          revision={opened.revision}
          savedAt={null}
          language={language}
          label={language === "ar" ? "نص الدرس" : "Text of the lesson"}
          references={REFERENCES}
          media={{}}
          broken={[{ id: "half", title: "Half a source" }]}
          uses={{ "who-pocket-book": { lessons: 2, items: 3 } }}
          addReference={add}
          watchOthers={watchOthers}
          lessonWords={lessonWords}
          save={save}
          newSaveId={randomId}
          keepCopy={(copy) => keepDraftCopy(PLACE, copy)}
          dropCopy={() => dropDraftCopy(PLACE)}
          findCopy={() => draftCopy(PLACE)}
        />
      </main>
    </LiveRegion>
  </MessagesContext.Provider>,
);
