import { Form } from "@remix-run/react";
import type { RuleChange } from "#app/domain/compliance/policy-difference.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PolicyShown } from "#app/queries/compliance/policies.server.ts";
import { ruleSentence } from "#app/ui/auditor/rule-sentence.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";

/** What a version changes against another of the same jurisdiction, rule by rule. */
export function PolicyDifferences({ shown: { id, others, comparison } }: { shown: PolicyShown }) {
  const t = useMessages();
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="differences" className="space-y-4">
      <h2 id="differences" className="text-xl font-semibold">
        {t("policies.differences")}
      </h2>
      <Form method="get" action={`/oversee/policies/${id}`} className="grid items-end gap-4 sm:grid-cols-[2fr_auto]">
        <SelectField
          name="with"
          label={t("policies.compare")}
          placeholder={t("policies.compare-choose")}
          options={others.map((other) => ({ value: other.id, label: `${other.name} · ${other.version}` }))}
          defaultValue={comparison?.withId ?? ""}
        />
        <Button look="secondary">{t("policies.compare-show")}</Button>
      </Form>
      {comparison?.changes.length === 0 ? <p role="status">{t("policies.difference-none")}</p> : null}
      <ul className="space-y-3">
        {(comparison?.changes ?? []).map((change) => (
          <Change key={JSON.stringify(change)} change={change} />
        ))}
      </ul>
    </section>
  );
}

function Change({ change: { from, to } }: { change: RuleChange }) {
  const t = useMessages();
  const language = useLanguage();
  const isChanged = from !== null && to !== null;
  return (
    <Card as="li" className="space-y-2">
      <Badge tone={isChanged ? "warning" : to === null ? "danger" : "success"}>
        {t(isChanged ? "policies.difference-changed" : to === null ? "policies.difference-removed" : "policies.difference-added")}
      </Badge>
      {from === null ? null : (
        <p>
          {isChanged ? <span className="text-ink-muted">{t("policies.difference-before")} </span> : null}
          <del>{ruleSentence(from, language, t)}</del>
        </p>
      )}
      {to === null ? null : (
        <p>
          {isChanged ? <span className="text-ink-muted">{t("policies.difference-after")} </span> : null}
          <ins>{ruleSentence(to, language, t)}</ins>
        </p>
      )}
    </Card>
  );
}
