import { Form } from "@remix-run/react";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { ImportFaults, type ImportRefusal } from "#app/ui/trainer/import-faults.tsx";
import { LookThenTake } from "#app/ui/trainer/look-then-take.tsx";

/** What an archive would become, as the page shows it. */
export type SeenArchive = {
  readonly courseId: string;
  readonly title: DraftText;
  readonly lessons: number;
  readonly items: number;
  readonly files: number;
  readonly leftOut: readonly string[];
  readonly isOfAnother: boolean;
  readonly becomes: { readonly kind: "new" } | { readonly kind: "revisions"; readonly changed: readonly string[]; readonly same: number };
};

export type ImportCourseReply = {
  readonly id: string;
  /** SHA-256 of the archive that was looked at: only that one is taken in. */
  readonly seen: string | null;
  readonly preview: SeenArchive | null;
  readonly refusal: ImportRefusal | null;
};

/** A whole course from a zip of its folder, in two steps: what it would become, then taking it in (R75). */
export function ImportCourseScreen({ reply, busy }: { reply: ImportCourseReply | null; busy: boolean }) {
  const t = useMessages();
  const preview = reply?.preview ?? null;
  return (
    <Page width="text" title={t("plan.import-course")} lead={t("plan.import-course-text")}>
      <Form method="post" encType="multipart/form-data" className="space-y-6">
        {reply?.refusal == null ? null : <ImportFaults refusal={reply.refusal} />}
        <TextField
          name="file"
          type="file"
          accept=".zip,application/zip"
          required
          label={t("plan.archive-file")}
          description={preview === null ? t("plan.archive-file-text") : t("plan.archive-file-again")}
        />
        <TextField
          name="id"
          dir="ltr"
          label={t("plan.other-id")}
          optional={t("plan.optional")}
          description={t("plan.other-id-text")}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          maxLength={80}
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={reply?.id ?? ""}
        />
        <LookThenTake preview={preview === null ? null : <Preview preview={preview} />} seen={reply?.seen ?? null} busy={busy} />
      </Form>
    </Page>
  );
}

function Preview({ preview }: { preview: SeenArchive }) {
  const t = useMessages();
  const language = useLanguage();
  const title = textIn(preview.title, language);
  const { becomes } = preview;
  return (
    <Callout kind="note" role="status" title={title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}>
      <ul className="list-disc space-y-1 ps-5">
        <li>
          <code dir="ltr">{preview.courseId}</code>
        </li>
        <li>{t("plan.archive-holds", { lessons: preview.lessons, items: preview.items, files: preview.files })}</li>
        <li>
          {becomes.kind === "new"
            ? t("plan.becomes-new")
            : t("plan.becomes-revisions", { changed: becomes.changed.length, same: becomes.same })}
          {becomes.kind === "revisions" && becomes.changed.length > 0 ? (
            <code dir="ltr" className="block text-sm break-words">
              {becomes.changed.join(", ")}
            </code>
          ) : null}
        </li>
        {preview.isOfAnother ? <li>{t("plan.of-another-provider")}</li> : null}
        {preview.leftOut.length === 0 ? null : (
          <li>
            {t("plan.files-left-out", { count: preview.leftOut.length })}{" "}
            <code dir="ltr" className="block text-sm break-words">
              {preview.leftOut.join(", ")}
            </code>
          </li>
        )}
      </ul>
    </Callout>
  );
}
