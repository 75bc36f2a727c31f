import { useCallback, useState } from "react";
import type { GlossaryTerm } from "#app/domain/authoring/glossary-terms.ts";
import { differingQuantities } from "#app/domain/authoring/quantities.ts";
import type { ShownText, TranslationSheet } from "#app/domain/authoring/translation-board.ts";
import { plainTextOf, textUnits, textsIn, withText } from "#app/domain/authoring/translation-unit.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { DraftPartEditor, type DraftPartEditorProps } from "#app/ui/trainer/draft-part-editor.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { MARKS_FORM, MarkBar, useMarks } from "#app/ui/trainer/mark-bar.tsx";
import { SourceChanges } from "#app/ui/trainer/source-changes.tsx";
import { TermList } from "#app/ui/trainer/term-list.tsx";
import { TranslationBadge } from "#app/ui/trainer/translation-badge.tsx";
import { TranslationFaultList } from "#app/ui/trainer/translation-fault-list.tsx";
import { TranslationLanguages } from "#app/ui/trainer/translation-languages.tsx";
import { nameOfText, translationPath } from "#app/ui/trainer/translation-words.ts";

export type TranslationTextsScreenProps = Omit<
  DraftPartEditorProps<Json>,
  "courseId" | "children" | "content" | "revision" | "savedAt" | "nameOf" | "compare"
> & {
  readonly sheet: TranslationSheet;
  readonly part: "metadata" | "items";
  readonly glossary: readonly GlossaryTerm[];
};

/** The texts of a course outside its lessons, or of its questions, each beside its translation. */
export function TranslationTextsScreen({ sheet, part, glossary, ...saving }: TranslationTextsScreenProps) {
  const t = useMessages();
  const reader = useLanguage();
  const course = textIn(sheet.metadata.title, reader);
  return (
    <Page
      eyebrow={course === null ? null : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={t(`workshop.part-${part}`)}
      lead={t("translation.lesson-lead", { source: LANGUAGE_NAMES[sheet.source], language: LANGUAGE_NAMES[sheet.language] })}
    >
      <DraftNav courseId={sheet.courseId} />
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <LinkButton look="quiet" icon="arrow-back" to={translationPath(sheet.courseId)}>
          {t("translation.back")}
        </LinkButton>
        <TranslationLanguages sheet={sheet} />
      </div>
      {sheet.content === null || sheet.texts.length === 0 ? (
        <EmptyState icon="book" title={t("translation.no-source")}>
          {t("translation.no-source-text")}
        </EmptyState>
      ) : (
        <DraftPartEditor<Json>
          key={`${part} ${sheet.language}`}
          {...saving}
          courseId={sheet.courseId}
          content={sheet.content}
          revision={sheet.revision}
          savedAt={sheet.savedAt}
          nameOf={(path) => nameOfText(path.join("."), t)}
        >
          {(content, change, writing) => (
            <Rows sheet={sheet} part={part} glossary={glossary} content={content} change={change} writing={writing} />
          )}
        </DraftPartEditor>
      )}
    </Page>
  );
}

function Rows({
  sheet,
  part,
  glossary,
  content,
  change,
  writing,
}: Pick<TranslationTextsScreenProps, "sheet" | "part" | "glossary"> & {
  content: Json;
  change: (next: (content: Json) => Json) => void;
  writing: Parameters<DraftPartEditorProps<Json>["children"]>[2];
}) {
  const t = useMessages();
  const { source, language } = sheet;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const texts = liveTexts(sheet, part, content);
  // With the white space that is being typed.
  const typed = new Map(textsIn(content).map(({ path, text }) => [path, text]));
  const written = texts.filter(({ step }) => step !== "missing").map(({ key }) => key);
  const saving = writing?.saving ?? null;
  const save = useCallback(() => saving?.saveNow(), [saving]);
  const revision = saving?.state.revision ?? sheet.revision;
  const marks = useMarks({ revision, sourceRevision: revision, settled: saving?.word.word === "saved", save });
  return (
    <>
      <ol className="space-y-4">
        {texts.map((text) => {
          const { key, step, stale, changes, remark } = text;
          const name = nameOfText(key, t);
          const mine = plainTextOf(text.source);
          const numbers = step === "missing" ? "" : differingQuantities(mine, plainTextOf(text.target)).join(", ");
          return (
            <li key={key} className="border-line bg-surface-raised rounded-2xl border">
              <div className="border-line flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-1.5">
                <h2 className="text-ink-muted text-sm font-medium">
                  <Bdi>{name}</Bdi>
                </h2>
                <TranslationBadge text={text} />
              </div>
              <div className="grid gap-x-6 gap-y-4 p-4 md:grid-cols-2">
                <div className="min-w-0 space-y-3">
                  <p lang={source} dir={directionOf(source)} className="text-ink-muted text-xs font-semibold">
                    {LANGUAGE_NAMES[source]}
                  </p>
                  <p lang={source} dir={directionOf(source)} className="whitespace-pre-wrap">
                    {mine}
                  </p>
                  {stale && changes !== null ? <SourceChanges changes={changes} language={source} /> : null}
                </div>
                <div className="min-w-0 space-y-3">
                  {remark === "" || step === "signed-off" ? null : (
                    <Callout kind="warning" title={t("translation.sent-back")}>
                      <p className="whitespace-pre-wrap">
                        <Bdi>{remark}</Bdi>
                      </p>
                    </Callout>
                  )}
                  <TextArea
                    name={`text-${key}`}
                    label={t("translation.text-in", { text: name, language: LANGUAGE_NAMES[language] })}
                    lang={language}
                    dir={directionOf(language)}
                    rows={Math.min(8, Math.max(2, Math.ceil(mine.length / 60)))}
                    readOnly={writing === null}
                    value={typed.get(key)?.[language] ?? ""}
                    onChange={(event) => {
                      const { value } = event.currentTarget;
                      change((before) => withText(before, key, language, value) as Json);
                    }}
                  />
                  <TranslationFaultList faults={numbers === "" ? [] : [{ code: "numbers-differ", params: { numbers } }]} />
                  <TermList
                    source={{ text: mine, language: source }}
                    target={{ text: step === "missing" ? "" : plainTextOf(text.target), language }}
                    glossary={glossary}
                  />
                  {step === "missing" ? null : (
                    <Checkbox
                      name="keys"
                      value={key}
                      form={MARKS_FORM}
                      label={
                        <>
                          {t("translation.choose")}
                          <span className="sr-only"> {name}</span>
                        </>
                      }
                      checked={chosen.has(key)}
                      onChange={(event) => {
                        const on = event.currentTarget.checked;
                        setChosen((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)));
                      }}
                    />
                  )}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
      <MarkBar
        {...marks}
        ready={writing !== null}
        chosen={written.filter((key) => chosen.has(key))}
        all={written}
        onChoose={(keys) => setChosen(new Set(keys))}
        revision={revision}
        sourceRevision={revision}
      />
    </>
  );
}

/** Where each text stands: as the server says, but for what was written since. */
function liveTexts(sheet: TranslationSheet, part: "metadata" | "items", content: Json): readonly ShownText[] {
  const known = new Map(sheet.texts.map((text) => [text.key, text]));
  return textUnits(part, content, sheet.source, sheet.language).map(({ key, source, target }): ShownText => {
    const text = known.get(key);
    if (text !== undefined && text.target === target && text.source === source) return text;
    const remark = text?.remark ?? "";
    return { key, source, target, step: target === null ? "missing" : "draft", stale: false, by: null, at: null, remark, changes: null };
  });
}
