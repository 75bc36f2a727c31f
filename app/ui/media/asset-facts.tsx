import { Form } from "@remix-run/react";
import type { LibraryAsset } from "#app/domain/media/library.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { fileSize } from "#app/ui/media/file-size.ts";

/** Kind, size and dimensions of a file, and how far the making of its smaller versions is. */
export function AssetFacts({ asset }: { asset: LibraryAsset }) {
  const t = useMessages();
  const language = useLanguage();
  const { kind, bytes, width, height, rungs } = asset;
  const smallest = rungs.length === 0 ? null : Math.min(...rungs.map((rung) => rung.bytes));
  return (
    <p className="text-ink-muted text-sm">
      {t(`media-library.kind-${kind}`)} · {fileSize(language, bytes, t)}
      {width === null || height === null ? null : <> · {t("media-library.dimensions", { width: String(width), height: String(height) })}</>}
      {smallest === null ? null : <> · {t("media-library.smallest", { size: fileSize(language, smallest, t) })}</>}
    </p>
  );
}

/** Where the making of a file's smaller versions stands; nothing where there is nothing to say. */
export function AssetProcessing({ asset }: { asset: LibraryAsset }) {
  const t = useMessages();
  const { processing, name, sha256 } = asset;
  if (processing === null || processing.state === "done") return null;
  if (processing.state !== "failed")
    return (
      <div className="space-y-1">
        <p className="text-sm">{t(`media-library.processing-${processing.state}`, { percent: processing.progress })}</p>
        <ProgressBar value={processing.progress} label={t("media-library.processing-of", { name })} />
      </div>
    );
  return (
    <Form method="post" className="space-y-2">
      <Badge tone="warning">{t("media-library.processing-failed")}</Badge>
      <p className="text-sm">{t(`media-library.failed-${processing.why ?? "fault"}`)}</p>
      <input type="hidden" name="sha256" value={sha256} />
      <Button size="small" look="secondary" name="intent" value="again">
        {t("media-library.again")}
      </Button>
    </Form>
  );
}
