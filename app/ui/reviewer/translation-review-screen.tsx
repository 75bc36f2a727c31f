import { Form } from "@remix-run/react";
import { useState } from "react";
import { compareLanguages } from "#app/domain/authoring/compare-languages.ts";
import { type Block, SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import { OBSTACLES, type Obstacle } from "#app/domain/authoring/independence.ts";
import { differingQuantities } from "#app/domain/authoring/quantities.ts";
import { type ShownText, type TranslationSheet, waitsForClinician } from "#app/domain/authoring/translation-board.ts";
import { plainTextOf } from "#app/domain/authoring/translation-unit.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { type BlockContext, BlockView } from "#app/ui/editor/block-view.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { type RefusedForm, valueOf, valuesOf } from "#app/ui/learner/typed-values.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { MayNotDecide } from "#app/ui/reviewer/may-not-decide.tsx";
import { nameOfPart, textIn } from "#app/ui/trainer/draft-words.ts";
import { SourceChanges } from "#app/ui/trainer/source-changes.tsx";
import { TranslationBadge } from "#app/ui/trainer/translation-badge.tsx";
import { type TranslationFault, TranslationFaultList } from "#app/ui/trainer/translation-fault-list.tsx";
import { nameOfText } from "#app/ui/trainer/translation-words.ts";

/** Why nothing was recorded. */
export type ReviewReply = RefusedForm & {
  readonly refusal:
    | "not-yours"
    | "not-independent"
    | "not-a-practitioner"
    | "nothing-chosen"
    | "outdated"
    | "not-written"
    | "not-awaiting"
    | "remark-missing"
    | "remark-not-plain"
    | Obstacle
    | null;
};

export type TranslationReviewScreenProps = {
  readonly sheet: TranslationSheet;
  /** null: the texts are no blocks of a lesson. */
  readonly contexts: { readonly source: BlockContext; readonly target: BlockContext } | null;
  /** Why this reader may not sign off; null when they may. */
  readonly obstacle: "not-independent" | "not-a-practitioner" | Obstacle | null;
  readonly reply: ReviewReply | null;
  readonly busy: boolean;
};

/** Translations beside their source, to be read by a clinician: each that was read is ticked, and all of them are signed off in one act. */
export function TranslationReviewScreen({ sheet, contexts, obstacle, reply, busy }: TranslationReviewScreenProps) {
  const t = useMessages();
  const reader = useLanguage();
  const { metadata, part, source, language, texts } = sheet;
  const course = textIn(metadata.title, reader);
  const open = texts.filter(waitsForClinician).map(({ key }) => key);
  const [read, setRead] = useState<ReadonlySet<string>>(() => new Set(valuesOf(reply, "keys")));
  const chosen = open.filter((key) => read.has(key));
  const refusal = reply?.refusal ?? null;
  // Who could sign off if it were not for what they owe keeps the form, and what is in it.
  const closed = obstacle !== null && reply === null;
  return (
    <Page
      eyebrow={course === null ? null : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={<Bdi>{nameOfPart(part, metadata, reader, t)}</Bdi>}
      lead={t("translation.sign-lead", { source: LANGUAGE_NAMES[source], language: LANGUAGE_NAMES[language] })}
    >
      <p className="mb-6">
        <LinkButton look="quiet" icon="arrow-back" to="/review/translations">
          {t("translation.review-title")}
        </LinkButton>
      </p>
      {obstacle === null || !closed ? null : (
        <div className="mb-6">
          {isObstacle(obstacle) ? (
            <MayNotDecide why={obstacle} courseId={sheet.courseId} sentence={`review.${obstacle}`} />
          ) : (
            <Callout kind="warning">{t(`translation.refused-${obstacle}`)}</Callout>
          )}
        </div>
      )}
      <Form method="post" className="space-y-6" noValidate>
        <input type="hidden" name="revision" value={sheet.revision} />
        <input type="hidden" name="sourceRevision" value={sheet.sourceRevision} />
        <ol className="space-y-4">
          {texts.map((text, index) => (
            <li key={text.key} className="border-line bg-surface-raised rounded-2xl border">
              <div className="border-line flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-1.5">
                <h2 className="text-ink-muted text-sm font-medium">
                  {contexts === null ? <Bdi>{nameOfText(text.key, t)}</Bdi> : t("translation.block", { number: index + 1 })}
                </h2>
                <TranslationBadge text={text} />
              </div>
              <div className="grid gap-x-6 gap-y-4 p-4 md:grid-cols-2">
                <div className="min-w-0 space-y-3">
                  <Shown value={text.source} language={source} context={contexts?.source ?? null} />
                  {text.stale && text.changes !== null ? <SourceChanges changes={text.changes} language={source} /> : null}
                </div>
                <div className="max-md:border-line min-w-0 space-y-3 max-md:border-t max-md:pt-4">
                  {text.target === null ? (
                    <p className="text-ink-muted">{t("translation.nothing-yet")}</p>
                  ) : (
                    <Shown value={text.target} language={language} context={contexts?.target ?? null} />
                  )}
                  <TranslationFaultList faults={faultsOf(text, source, language, contexts !== null)} />
                  {!closed && waitsForClinician(text) ? (
                    <Checkbox
                      name="keys"
                      value={text.key}
                      label={t("translation.have-read")}
                      checked={read.has(text.key)}
                      onChange={(event) => {
                        const on = event.currentTarget.checked;
                        setRead((before) => new Set(on ? [...before, text.key] : [...before].filter((one) => one !== text.key)));
                      }}
                    />
                  ) : null}
                </div>
              </div>
            </li>
          ))}
        </ol>
        {closed || open.length === 0 ? null : (
          <Card className="space-y-4">
            <h2 className="text-xl">{t("translation.sign")}</h2>
            <p>{t("translation.sign-text")}</p>
            {refusal === null || refusal === "remark-missing" ? null : (
              <div role="alert">
                {isObstacle(refusal) ? (
                  <MayNotDecide why={refusal} courseId={sheet.courseId} sentence={`review.refused-${refusal}`} />
                ) : (
                  <Callout kind="danger">{t(`translation.refused-${refusal}`)}</Callout>
                )}
              </div>
            )}
            <p className="font-medium" aria-live="polite">
              {t("translation.read-count", { read: chosen.length, open: open.length })}
            </p>
            <TextArea
              name="remark"
              label={t("translation.remark")}
              description={t("translation.remark-hint")}
              maxLength={4000}
              defaultValue={valueOf(reply, "remark")}
              error={refusal === "remark-missing" ? t("translation.refused-remark-missing") : undefined}
            />
            <div className="flex flex-wrap gap-3">
              <Button name="decision" value="sign-off" icon="check" busy={busy}>
                {t("translation.sign-off")}
              </Button>
              <Button name="decision" value="send-back" look="secondary" busy={busy}>
                {t("translation.send-back")}
              </Button>
            </div>
          </Card>
        )}
      </Form>
    </Page>
  );
}

function isObstacle(why: string): why is Obstacle {
  return (OBSTACLES as readonly string[]).includes(why);
}

function Shown({ value, language, context }: { value: Json; language: Language; context: BlockContext | null }) {
  if (context !== null) return <BlockView block={value as unknown as Block} {...context} />;
  return (
    <p lang={language} dir={directionOf(language)} className="whitespace-pre-wrap">
      {plainTextOf(value)}
    </p>
  );
}

function faultsOf({ source, target }: ShownText, from: Language, to: Language, isBlock: boolean): readonly TranslationFault[] {
  if (target === null) return [];
  if (!isBlock) {
    const numbers = differingQuantities(plainTextOf(source), plainTextOf(target)).join(", ");
    return numbers === "" ? [] : [{ code: "numbers-differ", params: { numbers } }];
  }
  const faults: TranslationFault[] = [];
  const only = (block: Json) => ({ type: "doc", schemaVersion: SCHEMA_VERSION, content: [block as unknown as Block] }) as const;
  compareLanguages("-", { [from]: only(source), [to]: only(target) }, from, (_place, code, params = {}) => {
    faults.push({ code, params });
  });
  return faults;
}
