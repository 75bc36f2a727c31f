import { useCallback, useMemo, useRef, useState } from "react";
import type { Block, LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import type { GlossaryTerm } from "#app/domain/authoring/glossary-terms.ts";
import { inOrderOf, isInOrder, withBlock, withoutBlock } from "#app/domain/authoring/translated-document.ts";
import type { ShownText, TranslationSheet } from "#app/domain/authoring/translation-board.ts";
import { blockUnits } from "#app/domain/authoring/translation-unit.ts";
import { type Json, canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { BlockContext } from "#app/ui/editor/block-view.tsx";
import { BlockView } from "#app/ui/editor/block-view.tsx";
import { Comparison } from "#app/ui/editor/save-questions.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { DraftPartEditor, type DraftPartEditorProps } from "#app/ui/trainer/draft-part-editor.tsx";
import { lessonDraftPath, textIn } from "#app/ui/trainer/draft-words.ts";
import { MarkBar, useMarks } from "#app/ui/trainer/mark-bar.tsx";
import { TranslationLanguages } from "#app/ui/trainer/translation-languages.tsx";
import { TranslationRow } from "#app/ui/trainer/translation-row.tsx";
import { translationPath } from "#app/ui/trainer/translation-words.ts";

type Writing = Parameters<DraftPartEditorProps<Json>["children"]>[2];

export type TranslationScreenProps = Omit<
  DraftPartEditorProps<Json>,
  "courseId" | "children" | "content" | "revision" | "savedAt" | "nameOf" | "compare"
> & {
  readonly sheet: TranslationSheet;
  readonly lessonId: string;
  readonly sourceContext: BlockContext;
  readonly targetContext: BlockContext;
  readonly glossary: readonly GlossaryTerm[];
};

const NOTHING: LessonDocument = { type: "doc", schemaVersion: SCHEMA_VERSION, content: [] };
const asLesson = (content: Json | null): LessonDocument => (content === null ? NOTHING : (content as unknown as LessonDocument));
const asJson = (document: LessonDocument): Json => document as unknown as Json;

/** A lesson beside its translation, block by block, where each block is written and said to be what it is. */
export function TranslationScreen({ sheet, lessonId, sourceContext, targetContext, glossary, ...saving }: TranslationScreenProps) {
  const t = useMessages();
  const reader = useLanguage();
  const { courseId, metadata, language, part } = sheet;
  const course = textIn(metadata.title, reader);
  const title = textIn(metadata.lessons?.find(({ id }) => id === lessonId)?.title, reader);
  return (
    <Page
      eyebrow={course === null ? null : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={<Bdi lang={title?.language ?? "en"}>{title?.text ?? lessonId}</Bdi>}
      lead={t("translation.lesson-lead", { source: LANGUAGE_NAMES[sheet.source], language: LANGUAGE_NAMES[language] })}
    >
      <DraftNav courseId={courseId} />
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <LinkButton look="quiet" icon="arrow-back" to={translationPath(courseId)}>
          {t("translation.back")}
        </LinkButton>
        <TranslationLanguages sheet={sheet} />
        <LinkButton look="quiet" icon="pencil" to={lessonDraftPath(courseId, lessonId, language)}>
          {t("translation.whole-lesson")}
        </LinkButton>
      </div>
      {asLesson(sheet.sourceContent).content.length === 0 ? (
        <EmptyState icon="book" title={t("translation.no-source")}>
          {t("translation.no-source-text")}
        </EmptyState>
      ) : (
        <DraftPartEditor<Json>
          key={part}
          {...saving}
          courseId={courseId}
          content={asJson(asLesson(sheet.content))}
          revision={sheet.revision}
          savedAt={sheet.savedAt}
          nameOf={(path) => path.join(".")}
          compare={(theirs, mine, words) => <Comparison theirs={asLesson(theirs)} mine={asLesson(mine)} words={words} />}
        >
          {(content, change, writing) => (
            <Rows
              sheet={sheet}
              document={asLesson(content)}
              change={(next) => {
                change((before) => asJson(next(asLesson(before))));
              }}
              writing={writing}
              sourceContext={sourceContext}
              targetContext={targetContext}
              glossary={glossary}
            />
          )}
        </DraftPartEditor>
      )}
    </Page>
  );
}

function Rows({
  sheet,
  document,
  change,
  writing,
  sourceContext,
  targetContext,
  glossary,
}: Pick<TranslationScreenProps, "sheet" | "sourceContext" | "targetContext" | "glossary"> & {
  document: LessonDocument;
  change: (next: (document: LessonDocument) => LessonDocument) => void;
  writing: Writing;
}) {
  const t = useMessages();
  const source = asLesson(sheet.sourceContent);
  const [open, setOpen] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const texts = useLiveTexts(sheet, document);
  const written = texts.filter(({ step }) => step !== "missing").map(({ key }) => key);
  const marked = written.filter((key) => chosen.has(key));
  const saving = writing?.saving ?? null;
  const save = useCallback(() => saving?.saveNow(), [saving]);
  const revision = saving?.state.revision ?? sheet.revision;
  const marks = useMarks({ revision, sourceRevision: sheet.sourceRevision, settled: saving?.word.word === "saved", save });
  const wires = useRef({ change, source, save });
  wires.current = { change, source, save };
  const write = useCallback((block: Block) => wires.current.change((before) => withBlock(before, wires.current.source, block)), []);
  const saveNow = useCallback(() => wires.current.save(), []);
  const choose = useCallback((key: string, on: boolean) => {
    setChosen((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)));
  }, []);
  const own = document.content.filter((block) => !source.content.some(({ attrs }) => attrs.id === block.attrs.id));
  return (
    <>
      {writing === null || isInOrder(document, source) ? null : (
        <Callout kind="warning" title={t("translation.order")}>
          <Button type="button" size="small" look="secondary" onClick={() => change((before) => inOrderOf(before, source))}>
            {t("translation.put-in-order")}
          </Button>
        </Callout>
      )}
      <ol className="space-y-4">
        {source.content.map((block, index) => {
          const key = block.attrs.id as string;
          const text = texts.find((one) => one.key === key);
          if (text === undefined) return null;
          return (
            <TranslationRow
              // Another text has taken the place of the one that was open.
              key={`${key} ${String(open === key ? (writing?.turn ?? 0) : 0)}`}
              number={index + 1}
              source={block}
              target={document.content.find(({ attrs }) => attrs.id === block.attrs.id) ?? null}
              text={text}
              sourceContext={sourceContext}
              targetContext={targetContext}
              glossary={glossary}
              words={writing?.words ?? null}
              open={open === key}
              chosen={chosen.has(key)}
              onOpen={setOpen}
              onChoose={choose}
              onWrite={write}
              onSave={saveNow}
            />
          );
        })}
      </ol>
      {own.length === 0 ? null : (
        <section aria-labelledby="own" className="mt-8 space-y-4">
          <h2 id="own" className="text-xl">
            {t("translation.own")}
          </h2>
          <p className="text-ink-muted">{t("translation.own-text")}</p>
          {own.map((block) => (
            <div key={block.attrs.id} className="border-line bg-surface-raised space-y-3 rounded-2xl border p-4">
              <BlockView block={block} {...targetContext} />
              {writing === null ? null : (
                <Button
                  type="button"
                  size="small"
                  look="danger"
                  icon="trash"
                  onClick={() => change((before) => withoutBlock(before, block.attrs.id))}
                >
                  {t("translation.remove")}
                </Button>
              )}
            </div>
          ))}
        </section>
      )}
      <MarkBar
        {...marks}
        ready={writing !== null}
        chosen={marked}
        all={written}
        onChoose={(keys) => setChosen(new Set(keys))}
        revision={revision}
        sourceRevision={sheet.sourceRevision}
      />
    </>
  );
}

/** Where each text stands: as the server says, but for what was written since. */
function useLiveTexts(sheet: TranslationSheet, document: LessonDocument): readonly ShownText[] {
  const known = useMemo(() => new Map(sheet.texts.map((text) => [text.key, text])), [sheet]);
  const last = useRef(new Map<string, ShownText>());
  return blockUnits(asLesson(sheet.sourceContent), document).map(({ key, source, target }) => {
    const text = known.get(key);
    const there = text?.target ?? null;
    const isSame =
      (target === null) === (there === null) && (target === null || there === null || canonicalJson(target) === canonicalJson(there));
    if (text !== undefined && isSame) return text;
    const step = target === null ? ("missing" as const) : ("draft" as const);
    const before = last.current.get(key);
    if (before?.step === step) return before;
    const changed: ShownText = { key, source, target, step, stale: false, by: null, at: null, remark: text?.remark ?? "", changes: null };
    last.current.set(key, changed);
    return changed;
  });
}
