import { Form, Link } from "@remix-run/react";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftHistory } from "#app/domain/authoring/draft-answers.ts";
import type { BlockDifference } from "#app/domain/authoring/document-difference.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import type { FieldDifference } from "#app/domain/authoring/part-difference.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { BlockDifferences } from "#app/ui/trainer/block-differences.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { nameOfAuthor, nameOfPart } from "#app/ui/trainer/draft-words.ts";
import { ItemDifferences } from "#app/ui/trainer/items/item-differences.tsx";

export type HistoryScreenProps = {
  readonly courseId: string;
  readonly part: DraftPart;
  readonly metadata: DraftMetadata;
  readonly history: DraftHistory;
  /** The number of the newest revision there is. */
  readonly newest: number;
  /** What one revision changed against the one before it; null when none was asked for. */
  readonly looked:
    | ({ readonly revision: number } & (
        | { readonly kind: "blocks"; readonly differences: readonly BlockDifference[] }
        | { readonly kind: "fields"; readonly fields: readonly FieldDifference[]; readonly items: readonly DraftItem[] }
      ))
    | null;
  /** A new id for each wish to take something up again. */
  readonly saveId: string;
  readonly refused: boolean;
  readonly busy: boolean;
};

/** Every revision of a part of a draft, what it changed, and the way to take it up again. */
export function HistoryScreen({ courseId, part, metadata, history, newest, looked, saveId, refused, busy }: HistoryScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const query = (more: Readonly<Record<string, string>>) => `?${new URLSearchParams({ part, ...more }).toString()}`;
  return (
    <Page
      width="text"
      title={t("workshop.history-of", { part: nameOfPart(part, metadata, language, t) })}
      lead={t("workshop.history-text")}
    >
      <DraftNav courseId={courseId} />
      {refused ? (
        <div className="mb-6">
          <Callout kind="danger" role="alert">
            {t("workshop.refused-conflict")}
          </Callout>
        </div>
      ) : null}
      <ol className="space-y-4">
        {history.revisions.map((one) => (
          <Card as="li" key={one.revision} className="space-y-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <strong>{t("workshop.revision", { number: one.revision })}</strong>
              <span className="text-ink-muted text-sm">
                <Bdi>{nameOfAuthor(one.by, language, t)}</Bdi> · {formatDate(language, one.at, "moment")} ·{" "}
                {t("workshop.words", { count: one.words })}
              </span>
            </p>
            {one.restoredFrom === null ? null : (
              <p className="text-ink-muted text-sm">{t("workshop.restored-from", { number: one.restoredFrom })}</p>
            )}
            {looked?.revision !== one.revision ? null : looked.kind === "blocks" ? (
              <BlockDifferences differences={looked.differences} />
            ) : (
              <ItemDifferences fields={looked.fields} items={looked.items} />
            )}
            <div className="flex flex-wrap items-center gap-3">
              {one.revision === newest ? <Badge tone="accent">{t("workshop.newest")}</Badge> : null}
              {one.revision > 1 && (part === "items" || part.startsWith("lesson/")) && looked?.revision !== one.revision ? (
                <Link
                  to={query({ look: String(one.revision) })}
                  preventScrollReset
                  className="text-accent inline-flex min-h-11 items-center underline"
                >
                  {t("workshop.show-changes")}
                </Link>
              ) : null}
              {one.revision === newest ? null : (
                <Form method="post" action={query({})}>
                  <input type="hidden" name="saveId" value={saveId} />
                  <input type="hidden" name="basedOn" value={newest} />
                  <Button look="secondary" size="small" name="revision" value={one.revision} busy={busy}>
                    {t("workshop.restore")}
                  </Button>
                </Form>
              )}
            </div>
          </Card>
        ))}
      </ol>
      {history.next === null ? null : (
        <p className="mt-6">
          <LinkButton look="secondary" to={query({ before: String(history.next) })}>
            {t("workshop.older")}
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
