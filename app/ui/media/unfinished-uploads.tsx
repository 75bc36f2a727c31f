import { Form } from "@remix-run/react";
import type { UploadShown } from "#app/domain/media/upload-state.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { fileSize } from "#app/ui/media/file-size.ts";
import type { UploadItem } from "#app/ui/media/uploads.ts";

/** What was begun earlier or elsewhere: whoever chooses the same file again goes on where it was left. */
export function UnfinishedUploads({ unfinished, items }: { unfinished: readonly UploadShown[]; items: readonly UploadItem[] }) {
  const t = useMessages();
  const language = useLanguage();
  const shown = unfinished.filter(({ name, size }) => !items.some((item) => item.name === name && item.size === size));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="unfinished" className="space-y-3">
      <h2 id="unfinished" className="text-base font-semibold">
        {t("media-library.unfinished")}
      </h2>
      <ul className="space-y-3">
        {shown.map(({ uploadId, name, size, received, state, why, finding }) => (
          <li key={uploadId} className="border-line bg-surface-raised space-y-2 rounded-xl border p-3">
            <p className="font-semibold break-words">
              <Bdi>{name}</Bdi>
            </p>
            {state === "uploading" ? (
              <>
                <ProgressBar value={received} maximum={size} label={name} />
                <p className="text-sm">
                  {t("media-library.unfinished-text", { received: fileSize(language, received, t), size: fileSize(language, size, t) })}
                </p>
                <Form method="post">
                  <input type="hidden" name="uploadId" value={uploadId} />
                  <Button size="small" look="quiet" name="intent" value="cancel">
                    {t("media-library.cancel-named", { name })}
                  </Button>
                </Form>
              </>
            ) : (
              <p className="text-sm">
                {t(state === "checking" ? "media-library.upload-checking" : "media-library.upload-refused", { percent: 100 })}
                {why === null ? null : <> {t(`media-library.why-${why}`, { finding: finding ?? "" })}</>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
