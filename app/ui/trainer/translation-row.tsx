import { memo, useMemo } from "react";
import { compareLanguages } from "#app/domain/authoring/compare-languages.ts";
import { type Block, type LessonDocument, SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import { blockText } from "#app/domain/authoring/document-text.ts";
import type { GlossaryTerm } from "#app/domain/authoring/glossary-terms.ts";
import { emptied, inShapeOf } from "#app/domain/authoring/translated-document.ts";
import type { ShownText } from "#app/domain/authoring/translation-board.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { BlockEditor } from "#app/ui/editor/block-editor.tsx";
import { type BlockContext, BlockView } from "#app/ui/editor/block-view.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { MARKS_FORM } from "#app/ui/trainer/mark-bar.tsx";
import { SourceChanges } from "#app/ui/trainer/source-changes.tsx";
import { TermList } from "#app/ui/trainer/term-list.tsx";
import { TranslationBadge } from "#app/ui/trainer/translation-badge.tsx";
import { type TranslationFault, TranslationFaultList } from "#app/ui/trainer/translation-fault-list.tsx";

export type TranslationRowProps = {
  readonly number: number;
  readonly source: Block;
  readonly target: Block | null;
  /** Where it stands, with what was typed just now. */
  readonly text: ShownText;
  readonly sourceContext: BlockContext;
  readonly targetContext: BlockContext;
  readonly glossary: readonly GlossaryTerm[];
  /** null: nothing can be written yet. */
  readonly words: EditorWords | null;
  readonly open: boolean;
  readonly chosen: boolean;
  readonly onOpen: (key: string | null) => void;
  readonly onChoose: (key: string, on: boolean) => void;
  readonly onWrite: (block: Block) => void;
  readonly onSave: () => void;
};

const only = (block: Block): LessonDocument => ({ type: "doc", schemaVersion: SCHEMA_VERSION, content: [block] });

/** What the checklist would say of this block beside its source. */
function faultsOf(source: Block, target: Block | null, from: Language, to: Language): readonly TranslationFault[] {
  if (target === null) return [];
  const faults: TranslationFault[] = [];
  compareLanguages("-", { [from]: only(source), [to]: only(target) }, from, (_place, code, params = {}) => {
    faults.push({ code, params });
  });
  return faults;
}

/** A block beside its translation; on a telephone above it. */
export const TranslationRow = memo(function TranslationRow(props: TranslationRowProps) {
  const { number, source, target, text, sourceContext, targetContext, glossary, words, open, chosen, onOpen, onChoose, onWrite } = props;
  const t = useMessages();
  const { key, step, stale, changes, remark } = text;
  const [from, to] = [sourceContext.language, targetContext.language];
  const faults = useMemo(() => faultsOf(source, target, from, to), [source, target, from, to]);
  const name = t("translation.block", { number });
  const begin = (block: Block) => {
    onWrite(block);
    onOpen(key);
  };
  return (
    <li id={`block-${key}`} className="border-line bg-surface-raised scroll-mt-24 rounded-2xl border">
      <div className="border-line flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-1.5">
        <h2 className="text-ink-muted text-sm font-medium">{name}</h2>
        <TranslationBadge text={text} />
      </div>
      <div className="grid gap-x-6 gap-y-4 p-4 md:grid-cols-2">
        <section aria-label={t("translation.source-of", { block: name, language: LANGUAGE_NAMES[from] })} className="min-w-0 space-y-3">
          <p lang={from} dir={directionOf(from)} className="text-ink-muted text-xs font-semibold">
            {LANGUAGE_NAMES[from]}
          </p>
          <BlockView block={source} {...sourceContext} />
          {stale && changes !== null ? <SourceChanges changes={changes} language={from} /> : null}
        </section>
        <section
          aria-label={t("translation.translation-of", { block: name, language: LANGUAGE_NAMES[to] })}
          className="max-md:border-line min-w-0 space-y-3 max-md:border-t max-md:pt-4"
        >
          <p lang={to} dir={directionOf(to)} className="text-ink-muted text-xs font-semibold">
            {LANGUAGE_NAMES[to]}
          </p>
          {remark === "" || step === "signed-off" ? null : (
            <Callout kind="warning" title={t("translation.sent-back")}>
              <p className="whitespace-pre-wrap">
                <Bdi>{remark}</Bdi>
              </p>
            </Callout>
          )}
          {target === null ? (
            <div className="space-y-2">
              <p className="text-ink-muted">{t("translation.nothing-yet")}</p>
              {words === null ? null : (
                <div className="flex flex-wrap gap-2">
                  <Button type="button" size="small" icon="plus" onClick={() => begin(emptied(source))}>
                    {t("translation.begin-empty")}
                  </Button>
                  <Button type="button" size="small" look="secondary" onClick={() => begin(source)}>
                    {t("translation.begin-copied")}
                  </Button>
                </div>
              )}
            </div>
          ) : open && words !== null ? (
            <BlockEditor
              block={target}
              label={t("translation.translation-of", { block: name, language: LANGUAGE_NAMES[to] })}
              words={words}
              context={targetContext}
              onTyped={onWrite}
              onSave={props.onSave}
            />
          ) : (
            <BlockView block={target} {...targetContext} />
          )}
          <TranslationFaultList faults={faults} />
          {words !== null && target !== null && faults.some(({ code }) => code === "blocks-differ") ? (
            <Button
              type="button"
              size="small"
              look="secondary"
              onClick={() => {
                onOpen(null);
                onWrite(inShapeOf(target, source));
              }}
            >
              {t("translation.take-shape")}
            </Button>
          ) : null}
          <TermList
            source={{ text: blockText(source), language: from }}
            target={{ text: target === null || step === "missing" ? "" : blockText(target), language: to }}
            glossary={glossary}
          />
          {target === null ? null : (
            <div className="flex flex-wrap items-center gap-x-4">
              {words === null ? null : (
                <Button
                  type="button"
                  size="small"
                  look={open ? "primary" : "secondary"}
                  icon={open ? "check" : "pencil"}
                  aria-expanded={open}
                  onClick={() => {
                    if (open) props.onSave();
                    onOpen(open ? null : key);
                  }}
                >
                  {t(open ? "translation.done" : "translation.edit")}
                  <span className="sr-only"> {name}</span>
                </Button>
              )}
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
                  checked={chosen}
                  onChange={(event) => onChoose(key, event.currentTarget.checked)}
                />
              )}
            </div>
          )}
        </section>
      </div>
    </li>
  );
});
