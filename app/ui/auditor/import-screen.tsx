import { Form, Link } from "@remix-run/react";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { ImportPage, Verdict } from "#app/queries/identity/register-imports.server.ts";
import { ImportLines } from "#app/ui/auditor/import-lines.tsx";
import { ImportStateBadge } from "#app/ui/auditor/imports-screen.tsx";
import { columnName } from "#app/ui/auditor/register-words.ts";
import { useAskAgain } from "#app/ui/auditor/use-ask-again.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";

const ORDER: readonly Verdict[] = ["new", "changed", "uncertain", "refused", "same"];

type Props = { readonly page: ImportPage; readonly verdict: Verdict | null; readonly refusal: string | null; readonly busy: boolean };

/** A list that was brought: what each line would do, and the order to do it (R75). */
export function ImportScreen({ page, verdict, refusal, busy }: Props) {
  const t = useMessages();
  const isUnderWay = page.state === "reading" || page.state === "applying";
  useAskAgain(isUnderWay);
  return (
    <Page
      title={<Bdi>{page.fileName}</Bdi>}
      eyebrow={<ImportStateBadge state={page.state} />}
      actions={
        <LinkButton to="/oversee/register/imports" look="secondary">
          {t("register.imports-title")}
        </LinkButton>
      }
    >
      <div className="space-y-6">
        {refusal === null ? null : (
          <Callout kind="danger" role="alert">
            <p>{t(`register.refusal-${refusal}` as MessageKey)}</p>
          </Callout>
        )}
        {page.failure === null ? null : (
          <Callout kind="danger" title={t("register.failed-title")}>
            <p>
              {t(`register.failure-${page.failure.code}` as MessageKey, {
                column: page.failure.column === null ? "" : columnName(t, page.failure.column),
              })}
            </p>
          </Callout>
        )}
        {isUnderWay ? <Progress page={page} busy={busy} /> : null}
        {isUnderWay || page.failure !== null ? null : <OrderCard page={page} busy={busy} />}
        {page.failure === null ? <Lines page={page} verdict={verdict} /> : null}
      </div>
    </Page>
  );
}

function Lines({ page, verdict }: { page: ImportPage; verdict: Verdict | null }) {
  const t = useMessages();
  const here = `/oversee/register/imports/${page.id}`;
  return (
    <>
      <nav aria-label={t("register.by-verdict")}>
        <ul className="flex flex-wrap gap-2">
          {[null, ...ORDER].map((one) => (
            <li key={one ?? "all"}>
              <Link
                to={one === null ? here : `${here}?verdict=${one}`}
                aria-current={one === verdict ? "page" : undefined}
                className={classNames(
                  "border-line inline-flex min-h-11 items-center gap-2 rounded-full border px-4",
                  one === verdict ? "bg-accent-soft border-accent font-semibold" : "bg-surface-raised",
                )}
              >
                {t(`register.verdict-${one ?? "all"}`)}
                <span className="tabular-nums">
                  {one === null ? ORDER.reduce((sum, each) => sum + page.counts[each], 0) : page.counts[one]}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {page.counts.refused > 0 ? (
        <LinkButton to={`${here}/refused.csv`} reloadDocument look="secondary" icon="download">
          {t("register.refused-fetch")}
        </LinkButton>
      ) : null}
      <ImportLines lines={page.lines} />
      {page.next === null ? null : (
        <LinkButton
          to={`${here}?${new URLSearchParams({ ...(verdict === null ? {} : { verdict }), after: String(page.next) }).toString()}`}
          look="secondary"
          iconAfter="arrow-forward"
        >
          {t("register.more")}
        </LinkButton>
      )}
    </>
  );
}

function Progress({ page, busy }: { page: ImportPage; busy: boolean }) {
  const t = useMessages();
  const isReading = page.state === "reading";
  // How many lines a workbook has is known at its end.
  const [value, maximum] = isReading ? [page.readBytes, page.bytes] : [page.applied, page.applied + page.pending];
  const text = isReading ? t("register.reading", { line: page.readThrough }) : t("register.applying", { done: page.applied, all: maximum });
  return (
    <Card as="section" className="space-y-3">
      <p role="status">{text}</p>
      {isReading && page.format === "xlsx" ? null : <ProgressBar value={value} maximum={maximum} label={text} />}
      <Form method="post">
        <Button name="deed" value="stop" look="secondary" busy={busy}>
          {t("register.stop")}
        </Button>
      </Form>
    </Card>
  );
}

function OrderCard({ page, busy }: { page: ImportPage; busy: boolean }) {
  const t = useMessages();
  const { counts, pending } = page;
  if (page.state === "stopped" && !page.ordered)
    return (
      <Callout kind="warning" title={t("register.stopped-title")}>
        <p>{t("register.stopped-reading")}</p>
      </Callout>
    );
  return (
    <Card as="section" className="space-y-3">
      <h2 className="text-xl">{t(page.ordered ? "register.done-title" : "register.preview-title")}</h2>
      <p>
        {page.ordered
          ? t("register.done-text", { applied: page.applied, pending })
          : t("register.preview-text", { new: counts.new, changed: counts.changed, same: counts.same })}
      </p>
      <p className="text-ink-muted">{t("register.never-removes")}</p>
      {counts.uncertain > 0 ? (
        <p>
          <Link to="/oversee/register/matches" className="text-accent underline">
            {t("register.matches-count", { count: counts.uncertain })}
          </Link>
        </p>
      ) : null}
      {pending > 0 ? (
        <Form method="post">
          <Button name="deed" value="order" icon="check" busy={busy}>
            {t(page.ordered ? "register.apply-rest" : "register.apply", { count: pending })}
          </Button>
        </Form>
      ) : null}
    </Card>
  );
}
