import { Form } from "@remix-run/react";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { SimulationShown } from "#app/queries/compliance/simulations.server.ts";
import { SimulationBadge } from "#app/ui/auditor/simulation-badge.tsx";
import { SimulationDistribution } from "#app/ui/auditor/simulation-distribution.tsx";
import { GroupChangesTable, StateMatrixTable } from "#app/ui/auditor/simulation-tables.tsx";
import { useAskAgain } from "#app/ui/auditor/use-ask-again.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Facts } from "#app/ui/kit/facts.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";

/** One simulation: how far it is, and who would change state. */
export function SimulationScreen({ shown, busy }: { shown: SimulationShown; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const { policy, state, day, found } = shown;
  const isUnderWay = state === "waiting" || state === "running";
  useAskAgain(isUnderWay);
  return (
    <Page
      title={policy.name}
      eyebrow={<SimulationBadge state={state} />}
      lead={`${jurisdictionName(policy.jurisdiction, language)} · ${t("simulations.version", { version: policy.version })} · ${t("simulations.as-of", { day: formatDate(language, day) })}`}
      actions={
        <>
          <LinkButton to={`/oversee/policies/${policy.id}/simulations`} look="secondary">
            {t("simulations.all")}
          </LinkButton>
          {found === null ? null : (
            <LinkButton to={`/oversee/simulations/${shown.id}/changes.csv`} reloadDocument look="secondary" icon="download">
              {t("simulations.export")}
            </LinkButton>
          )}
        </>
      }
    >
      <div className="space-y-8">
        {isUnderWay ? <Progress shown={shown} busy={busy} /> : null}
        {state === "cancelled" || state === "failed" ? (
          <Callout kind={state === "failed" ? "danger" : "warning"} role="status">
            <p>{t(`simulations.${state}-text`)}</p>
          </Callout>
        ) : null}
        {found === null ? null : <Found found={found} contentHash={shown.contentHash} />}
      </div>
    </Page>
  );
}

function Progress({ shown: { state, done, of }, busy }: { shown: SimulationShown; busy: boolean }) {
  const t = useMessages();
  const text = state === "waiting" ? t("simulations.waiting") : t("simulations.running", { done, all: of });
  return (
    <Card as="section" className="space-y-3">
      <p role="status">{text}</p>
      <ProgressBar value={done} maximum={of} label={text} />
      <Form method="post">
        <Button look="secondary" busy={busy}>
          {t("simulations.cancel")}
        </Button>
      </Form>
    </Card>
  );
}

function Found({ found, contentHash }: { found: NonNullable<SimulationShown["found"]>; contentHash: string }) {
  const t = useMessages();
  const language = useLanguage();
  const { view, since, isMovedBack, engine, finishedAt, comparedWith } = found;
  const hasChanges = view.groupings.some(({ changes }) => changes.length > 0);
  return (
    <>
      <p className="text-ink-muted max-w-prose">{t("simulations.hidden-note")}</p>
      {hasChanges ? null : (
        <Callout kind="note" role="status">
          <p>{t("simulations.change-none")}</p>
        </Callout>
      )}
      <StateMatrixTable matrix={view.matrix} />
      {view.groupings.map((grouping) => (
        <GroupChangesTable key={grouping.by} grouping={grouping} />
      ))}
      <SimulationDistribution of="missing" bins={view.missing} />
      <SimulationDistribution of="counted" bins={view.counted} />
      <section aria-labelledby="basis" className="space-y-4">
        <h2 id="basis" className="text-xl font-semibold">
          {t("simulations.basis")}
        </h2>
        <Card>
          <Facts
            facts={[
              [
                t("simulations.since"),
                t(isMovedBack ? "simulations.since-moved" : "simulations.since-dated", { since: formatDate(language, since) }),
              ],
              [t("simulations.hash"), <Code key="hash" text={contentHash} />],
              [
                t("simulations.compared-with"),
                comparedWith.length === 0
                  ? t("simulations.compared-with-none")
                  : comparedWith.map(({ id, version, hash }) => <Code key={hash} text={`${id} ${version} ${hash}`} />),
              ],
              [t("simulations.engine"), <Code key="engine" text={engine} />],
              [t("simulations.finished"), formatDate(language, finishedAt)],
            ]}
          />
        </Card>
      </section>
    </>
  );
}

function Code({ text }: { text: string }) {
  return (
    <code dir="ltr" className="block text-sm break-all">
      {text}
    </code>
  );
}
