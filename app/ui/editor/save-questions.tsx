import { type ReactNode, useState } from "react";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { documentDifference, wordDifference, type WordRun } from "#app/domain/authoring/document-difference.ts";
import { partDifference } from "#app/domain/authoring/part-difference.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import type { Saving } from "#app/ui/editor/use-autosave.ts";

function Words({ runs, side }: { runs: readonly WordRun[]; side: "removed" | "added" }) {
  return (
    <p dir="auto">
      {runs.map((run, index) =>
        run.kind === "same" ? (
          run.text
        ) : run.kind !== side ? null : side === "removed" ? (
          <del key={index} className="bg-danger-soft text-danger">
            {run.text}
          </del>
        ) : (
          <ins key={index} className="bg-success-soft text-success">
            {run.text}
          </ins>
        ),
      )}
    </p>
  );
}

/** A field of a block that has another value in the other text: a dose, an alternative text, a right option. */
function Field({ name, value }: { name: string; value: string }) {
  return (
    <p className="text-sm">
      <code dir="ltr">{name}</code>: <bdi>{value}</bdi>
    </p>
  );
}

/** One difference: theirs and mine beside each other; on a telephone below each other. */
type Pair = { readonly key: string; readonly theirs: ReactNode; readonly mine: ReactNode };

function Pairs({ pairs, words }: { pairs: readonly Pair[]; words: EditorWords }) {
  return (
    <div
      role="region"
      // What scrolls is reached by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={words("editor.compare")}
      className="border-line max-h-[50vh] overflow-y-auto rounded-lg border"
    >
      {pairs.length === 0 ? <p className="p-3">{words("editor.compare-same")}</p> : null}
      {pairs.map(({ key, theirs, mine }) => (
        <div key={key} className="border-line grid gap-x-4 gap-y-2 border-b p-3 last:border-b-0 sm:grid-cols-2">
          <div>
            <p className="text-ink-muted text-xs font-semibold">{words("editor.compare-theirs")}</p>
            {theirs}
          </div>
          <div>
            <p className="text-ink-muted text-xs font-semibold">{words("editor.compare-mine")}</p>
            {mine}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Two texts of a lesson, block by block. */
export function Comparison({ theirs, mine, words }: { theirs: LessonDocument; mine: LessonDocument; words: EditorWords }) {
  const changed = documentDifference(theirs, mine).filter(({ change }) => change !== "same");
  const pairs = changed.map(({ blockId, words: runs, fields }) => ({
    key: blockId,
    theirs: (
      <>
        <Words runs={runs} side="removed" />
        {fields.map(({ name, before }) => (before === null ? null : <Field key={name} name={name} value={before} />))}
      </>
    ),
    mine: (
      <>
        <Words runs={runs} side="added" />
        {fields.map(({ name, after }) => (after === null ? null : <Field key={name} name={name} value={after} />))}
      </>
    ),
  }));
  return <Pairs pairs={pairs} words={words} />;
}

/** Two states of a part that is filled in as a form, field by field. `nameOf` says what a field is called; its path where it has no name. */
export function PartComparison({
  theirs,
  mine,
  words,
  nameOf,
}: {
  theirs: Json;
  mine: Json;
  words: EditorWords;
  nameOf: (path: readonly string[]) => string;
}) {
  const pairs = partDifference(theirs, mine).map(({ path, before, after }) => {
    const name = nameOf(path);
    const runs = wordDifference(before ?? "", after ?? "");
    return {
      key: path.join("."),
      theirs: (
        <>
          <p className="text-sm font-medium">{name}</p>
          <Words runs={runs} side="removed" />
        </>
      ),
      mine: (
        <>
          <p className="text-sm font-medium">{name}</p>
          <Words runs={runs} side="added" />
        </>
      ),
    };
  });
  return <Pairs pairs={pairs} words={words} />;
}

/** Somebody else has saved meanwhile: three ways out, and none of them loses a text unseen (R35). */
export function ConflictDialog<Content>({
  saving,
  words,
  newSaveId,
  onTheirs,
  compare,
}: {
  saving: Saving<Content>;
  words: EditorWords;
  newSaveId: () => string;
  onTheirs: (content: Content) => void;
  /** What differs between the two, to be looked at. */
  compare: (theirs: Content, mine: Content) => ReactNode;
}) {
  const language = useLanguage();
  const [comparing, setComparing] = useState(false);
  const [compared, setCompared] = useState(false);
  const { question } = saving.state;
  if (question?.kind !== "conflict" || saving.mine === null) return null;
  const { by, at, revision, content } = question.other;
  return (
    <Dialog open wide onClose={() => undefined} dismissable={false} title={words("editor.conflict")} closeLabel={words("editor.close")}>
      <div className="space-y-4">
        <p>{words("editor.conflict-text", { name: by, time: formatDate(language, at, "moment"), revision })}</p>
        {comparing ? compare(content, saving.mine) : null}
        <div className="flex flex-wrap gap-3">
          <Button
            type="button"
            look={comparing ? "secondary" : "primary"}
            aria-expanded={comparing}
            onClick={() => {
              setComparing(!comparing);
              setCompared(true);
            }}
          >
            {words("editor.compare")}
          </Button>
          <Button
            type="button"
            look={comparing ? "primary" : "secondary"}
            aria-disabled={!compared}
            aria-describedby="conflict-hint"
            onClick={() => {
              if (compared) saving.happen({ kind: "keep-mine", saveId: newSaveId() });
            }}
          >
            {words("editor.keep-mine")}
          </Button>
          <Button
            type="button"
            look="danger"
            onClick={() => {
              onTheirs(content);
              saving.happen({ kind: "take-theirs" });
            }}
          >
            {words("editor.take-theirs")}
          </Button>
        </div>
        <p id="conflict-hint" className="text-ink-muted text-sm">
          {words("editor.conflict-hint")}
        </p>
      </div>
    </Dialog>
  );
}

/** More than half of the words would go (R40). */
export function ShrinkDialog<Content>({
  saving,
  words,
  newSaveId,
}: {
  saving: Saving<Content>;
  words: EditorWords;
  newSaveId: () => string;
}) {
  const { question } = saving.state;
  if (question?.kind !== "shrinks") return null;
  return (
    <Dialog open onClose={() => undefined} dismissable={false} title={words("editor.shrinks")} closeLabel={words("editor.close")}>
      <div className="space-y-4">
        <p>{words("editor.shrinks-text", { from: question.fromWords, to: question.toWords })}</p>
        <div className="flex flex-wrap gap-3">
          <Button type="button" onClick={() => saving.happen({ kind: "shrink-not-meant" })}>
            {words("editor.shrink-back")}
          </Button>
          <Button type="button" look="danger" onClick={() => saving.happen({ kind: "shrink-meant", saveId: newSaveId() })}>
            {words("editor.shrink-meant")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
