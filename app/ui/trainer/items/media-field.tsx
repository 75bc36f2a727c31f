import { type FieldPath, type MediaDraft } from "#app/domain/authoring/item-draft.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { fieldId, useItemForm } from "#app/ui/trainer/items/item-form.ts";
import { TrilingualField } from "#app/ui/trainer/items/trilingual-field.tsx";

/** A picture or a recording of the course beside a text, with its words for those who cannot see or hear it. */
export function MediaField({ path, media, label }: { path: FieldPath; media: MediaDraft | null; label: string }) {
  const t = useMessages();
  const { set, faultsAt, files } = useItemForm();
  const choose = (name: string): void => {
    const file = files.find((one) => one.name === name);
    set(path, file === undefined ? undefined : { kind: file.kind, src: name, text: media?.text ?? {} });
  };
  const file = files.find(({ name }) => name === media?.src);
  const faults = faultsAt([...path, "src"]);
  const listed = (kind: "image" | "audio") => files.filter((one) => one.kind === kind).map(({ name }) => ({ value: name, label: name }));
  // A file that is named and is not there is shown as such, and not silently as none.
  const lost = media !== null && file === undefined ? [{ value: media.src, label: media.src }] : [];
  if (files.length === 0 && media === null) return null;
  return (
    <details open={media !== null || undefined}>
      <summary className="text-accent inline-flex min-h-11 cursor-pointer items-center underline">{label}</summary>
      <div className="space-y-3">
        <SelectField
          id={fieldId([...path, "src"])}
          name={fieldId([...path, "src"])}
          label={label}
          placeholder={t("items.media-none")}
          value={media?.src ?? ""}
          options={[
            ...lost,
            ...(["image", "audio"] as const).flatMap((kind) =>
              listed(kind).length === 0 ? [] : [{ label: t(`items.media-${kind}`), options: listed(kind) }],
            ),
          ]}
          error={faults.length === 0 ? undefined : faults.map((fault) => faultSentence(t, fault)).join(" ")}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
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
