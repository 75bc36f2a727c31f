import { type FieldPath, type MediaDraft } from "#app/domain/authoring/item-draft.ts";
import type { NamedFile } from "#app/domain/authoring/media-addresses.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { fieldId, useItemForm } from "#app/ui/trainer/items/item-form.ts";
import { TrilingualField } from "#app/ui/trainer/items/trilingual-field.tsx";

const KINDS = ["image", "audio"] as const;

/** A picture or a recording of the course beside a text, with its words for those who cannot see or hear it. */
export function MediaField({ path, media, label }: { path: FieldPath; media: MediaDraft | null; label: string }) {
  const t = useMessages();
  const { set, faultsAt, files, pick } = useItemForm();
  const show = (file: { readonly kind: NamedFile["kind"]; readonly name: string } | undefined): void =>
    set(path, file === undefined ? undefined : { kind: file.kind, src: file.name, text: media?.text ?? {} });
  const file = files.find(({ name }) => name === media?.src);
  const faults = faultsAt([...path, "src"]);
  const listed = (kind: "image" | "audio") => files.filter((one) => one.kind === kind).map(({ name }) => ({ value: name, label: name }));
  // A file that is named and is not there is shown as such, and not silently as none.
  const lost = media !== null && file === undefined ? [{ value: media.src, label: media.src }] : [];
  return (
    <details open={media !== null || undefined}>
      <summary className="text-accent inline-flex min-h-11 cursor-pointer items-center underline">{label}</summary>
      <div className="space-y-3">
        <p className="flex flex-wrap gap-3">
          {KINDS.map((kind) => (
            <Button
              key={kind}
              type="button"
              look="secondary"
              size="small"
              icon="plus"
              onClick={({ currentTarget }) =>
                void pick(kind).then((name) => {
                  if (name !== null) show({ kind, name });
                  currentTarget.focus();
                })
              }
            >
              {t(`items.media-choose-${kind}`)}
            </Button>
          ))}
        </p>
        {files.length === 0 && media === null ? null : (
          <SelectField
            id={fieldId([...path, "src"])}
            name={fieldId([...path, "src"])}
            label={t("items.media-here")}
            placeholder={t("items.media-none")}
            value={media?.src ?? ""}
            options={[
              ...lost,
              ...KINDS.flatMap((kind) => (listed(kind).length === 0 ? [] : [{ label: t(`items.media-${kind}`), options: listed(kind) }])),
            ]}
            error={faults.length === 0 ? undefined : faults.map((fault) => faultSentence(t, fault)).join(" ")}
            onChange={({ currentTarget }) => show(files.find(({ name }) => name === currentTarget.value))}
          />
        )}
        {media === null ? null : (
          <>
            {file === undefined ? null : file.kind === "image" ? (
              <img src={file.address} alt="" className="max-h-40 max-w-full rounded-lg bg-white" />
            ) : (
              // What is said is written below it.
              // eslint-disable-next-line jsx-a11y/media-has-caption
              <audio controls preload="none" src={file.address} className="w-full max-w-md" />
            )}
            <TrilingualField
              path={[...path, "text"]}
              label={t(media.kind === "image" ? "items.media-alternative" : "items.media-transcript")}
              value={media.text}
            />
            <Button type="button" look="quiet" size="small" icon="trash" onClick={() => set(path, undefined)}>
              {t("items.media-remove")}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}
