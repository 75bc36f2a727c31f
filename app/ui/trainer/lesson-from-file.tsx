import { Form, Link } from "@remix-run/react";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { PictureNotTaken } from "#app/domain/authoring/lesson-pictures.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { ImportFaults, type ImportRefusal } from "#app/ui/trainer/import-faults.tsx";
import { LookThenTake } from "#app/ui/trainer/look-then-take.tsx";

/** What a file would become. */
export type SeenLesson = {
  readonly title: string;
  readonly outline: readonly { readonly text: string; readonly level: number | null }[];
  readonly blocks: number;
  /** How many of its pictures come with it. */
  readonly pictures: number;
  readonly notTaken: readonly PictureNotTaken[];
  /** Sentences in the reader's language, each with examples. */
  readonly notes: readonly { readonly sentence: string; readonly examples: readonly string[] }[];
};

/** What came of a form of the page. */
export type AddLessonReply = {
  readonly way: "file" | "place" | "copy";
  readonly fields: Readonly<Record<string, string>>;
  readonly seen: string | null;
  readonly preview: SeenLesson | null;
  /** Taken in without some of its pictures. */
  readonly imported: { readonly path: string; readonly notTaken: readonly PictureNotTaken[] } | null;
  readonly refusal: ImportRefusal | null;
  readonly names: readonly string[];
};

type LessonFromFileProps = { readonly metadata: DraftMetadata; readonly reply: AddLessonReply | null; readonly busy: boolean };

/** A lesson out of a Word document or a Markdown text: looked at first, and taken in afterwards. */
export function LessonFromFile({ metadata, reply: given, busy }: LessonFromFileProps) {
  const t = useMessages();
  const reader = useLanguage();
  const reply = given?.way === "file" ? given : null;
  const preview = reply?.preview ?? null;
  const source = LANGUAGES.find((language) => metadata.translations?.[language] === "source");
  if (reply?.imported != null)
    return (
      <Callout kind="warning" role="status" title={t("plan.lesson-taken-in")}>
        <NotTaken pictures={reply.imported.notTaken} />
        <p>
          <Link to={reply.imported.path} reloadDocument className="inline-flex min-h-11 items-center underline">
            {t("plan.to-lesson")}
          </Link>
        </p>
      </Callout>
    );
  return (
    <Card as="section" className="space-y-5">
      <h2 className="text-xl">{t("plan.from-file")}</h2>
      <p className="text-ink-muted">{t("plan.from-file-text")}</p>
      <Form method="post" encType="multipart/form-data" className="space-y-5">
        {reply?.refusal == null ? null : <ImportFaults refusal={reply.refusal} />}
        <input type="hidden" name="way" value="file" />
        <TextField
          name="file"
          type="file"
          required
          accept=".docx,.md,.markdown,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/markdown"
          label={t("plan.lesson-file")}
          description={preview === null ? t("plan.lesson-file-text") : t("plan.archive-file-again")}
        />
        <ChoiceGroup
          name="language"
          kind="one"
          inline
          required
          legend={t("plan.file-language")}
          choices={LANGUAGES.map((language) => ({ value: language, label: <span lang={language}>{LANGUAGE_NAMES[language]}</span> }))}
          defaultValue={reply?.fields["language"] ?? source ?? reader}
        />
        <SelectField
          name="lesson"
          label={t("plan.file-becomes")}
          description={t("plan.file-becomes-text")}
          defaultValue={reply?.fields["lesson"] ?? ""}
          placeholder={t("plan.file-new-lesson")}
          options={(metadata.lessons ?? []).map(({ id, title }) => ({ value: id, label: textIn(title, reader)?.text ?? id }))}
        />
        <LookThenTake preview={preview === null ? null : <Preview preview={preview} />} seen={reply?.seen ?? null} busy={busy} />
      </Form>
    </Card>
  );
}

function Preview({ preview }: { preview: SeenLesson }) {
  const t = useMessages();
  return (
    <div className="space-y-4" role="status">
      <Callout kind="note" title={preview.title === "" ? t("workshop.untitled") : <Bdi>{preview.title}</Bdi>}>
        <p>{t("plan.file-holds", { count: preview.blocks })}</p>
        <ul className="mt-2 space-y-0.5">
          {preview.outline.map(({ text, level }, index) => (
            <li key={index} className={level === 3 ? "ps-4" : undefined}>
              <Bdi>{text}</Bdi>
            </li>
          ))}
        </ul>
      </Callout>
      {preview.notes.length + preview.pictures + preview.notTaken.length === 0 ? (
        <p>{t("plan.file-unchanged")}</p>
      ) : (
        <Callout kind="warning" title={t("plan.file-notes")}>
          <ul className="list-disc space-y-1 ps-5">
            {preview.pictures === 0 ? null : <li>{t("plan.file-pictures", { count: preview.pictures })}</li>}
            {preview.notTaken.length === 0 ? null : (
              <li>
                <NotTaken pictures={preview.notTaken} />
              </li>
            )}
            {preview.notes.map(({ sentence, examples }) => (
              <li key={sentence}>
                {sentence}
                {examples.length === 0 ? null : (
                  <span className="text-ink-muted block text-sm break-words">
                    <Bdi>{examples.join(" · ")}</Bdi>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}

/** Which pictures stay out, and why. */
function NotTaken({ pictures }: { pictures: readonly PictureNotTaken[] }) {
  const t = useMessages();
  const said = (why: PictureNotTaken["why"]): string =>
    why === "linked" || why === "too-many" || why === "virus" ? t(`plan.picture-${why}`) : t(`media-library.why-${why}`);
  return (
    <>
      {t("plan.file-pictures-not", { count: pictures.length })}
      <ul className="text-ink-muted text-sm">
        {pictures.map(({ name, why }) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            <Bdi>{name}</Bdi>: {said(why)}
          </li>
        ))}
      </ul>
    </>
  );
}
