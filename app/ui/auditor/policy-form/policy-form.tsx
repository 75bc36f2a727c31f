import { type ReactNode, useState } from "react";
import { fieldsIn, type Typed } from "#app/domain/compliance/form-field.ts";
import { POLICY_FIELD } from "#app/domain/compliance/policy-form.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { CaseList } from "#app/ui/auditor/policy-form/case-list.tsx";
import { ClauseList } from "#app/ui/auditor/policy-form/clause-list.tsx";
import { FieldInputs } from "#app/ui/auditor/policy-form/field-input.tsx";
import { type FormWires, idOf } from "#app/ui/auditor/policy-form/form-wires.ts";
import { fieldLabel } from "#app/ui/auditor/policy-form/field-words.ts";
import { focusLater, RuleList } from "#app/ui/auditor/policy-form/rule-list.tsx";
import { listAt, setAt, textAt } from "#app/ui/auditor/policy-form/set-at.ts";
import { useEveryLanguage } from "#app/ui/auditor/policy-form/use-every-language.ts";
import type { PolicyRead, PolicyTyped } from "#app/ui/auditor/policy-form/use-policy-form.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";

const HEAD = ["id", "version", "name", "source", "jurisdiction", "legalReference", "effective", "stepHundredths"] as const;

type Props = {
  readonly typed: PolicyTyped;
  readonly onTyped: (typed: PolicyTyped) => void;
  readonly read: PolicyRead;
  readonly problems: ReadonlyMap<string, string>;
  /** The policy is written as a text: its cases alone are edited here. */
  readonly casesOnly: boolean;
};

/** A policy as a form: what it is, its clauses, its rules as sentences, and its worked cases. */
export function PolicyForm({ typed, onTyped, read, problems, casesOnly }: Props) {
  const t = useMessages();
  const languages = useEveryLanguage();
  const [open, setOpen] = useState<string | null>(null);
  const wires: FormWires = {
    problems,
    clauses: listAt(typed, "clauses").map((clause) => textAt(clause, "id")),
    change: (place: string, value: Typed) => onTyped(setAt(typed, place, value) as PolicyTyped),
  };
  const all = fieldsIn(POLICY_FIELD);
  const fieldsOf = (keys: readonly string[]) => Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
  const opened = { open, onOpen: setOpen };
  return (
    <div className="space-y-8">
      {casesOnly ? null : (
        <>
          <Section id="head" title={t("policy-form.head")}>
            <Card className="grid items-start gap-4 sm:grid-cols-2">
              <FieldInputs fields={fieldsOf(HEAD)} typed={typed} place="" wires={wires} />
            </Card>
          </Section>
          <Section id="clauses" title={t("policy-form.field-clauses")} error={problems.get("clauses")}>
            <ClauseList typed={typed} wires={wires} {...opened} />
          </Section>
          <Section id="cycles" title={t("policy-form.cycle")}>
            <RuleList ofCycles {...{ typed, wires, languages }} rules={read.rules} {...opened} />
          </Section>
          <Section id="rules" title={t("policy-form.rules")} error={problems.get("rules")}>
            <RuleList ofCycles={false} {...{ typed, wires, languages }} rules={read.rules} {...opened} />
          </Section>
          <Card>
            <FieldInputs fields={fieldsOf(["remarks"])} typed={typed} place="" wires={wires} />
          </Card>
        </>
      )}
      <Section id="cases" title={t("policy-form.cases")}>
        <CaseList {...{ typed, read, wires }} {...opened} />
      </Section>
      <ProblemList
        problems={problems}
        onGo={(place) => {
          const item = /^(rules|clauses|cases)\.\d+/.exec(place)?.[0];
          if (item !== undefined) setOpen(item);
          focusLater(idOf(place));
        }}
      />
    </div>
  );
}

function Section({ id, title, error, children }: { id: string; title: string; error?: string | undefined; children: ReactNode }) {
  return (
    <section aria-labelledby={`section-${id}`} className="space-y-4">
      <h2 id={`section-${id}`} className="text-xl font-semibold">
        {title}
      </h2>
      <div id={idOf(id)} tabIndex={-1}>
        {error === undefined ? null : <FieldError id={idOf(id)}>{error}</FieldError>}
      </div>
      {children}
    </section>
  );
}

/** Everything that is wrong, each with a way to its field. */
function ProblemList({ problems, onGo }: { problems: ReadonlyMap<string, string>; onGo: (place: string) => void }) {
  const t = useMessages();
  if (problems.size === 0) return null;
  return (
    <Callout kind="warning" role="status" title={t("policy-form.unfilled-count", { count: problems.size })}>
      <ul className="max-h-64 overflow-y-auto">
        {[...problems].map(([place, text]) => (
          <li key={place}>
            <button type="button" className="text-accent min-h-11 text-start underline" onClick={() => onGo(place)}>
              {fieldLabel(t, place)}
            </button>
            {": "}
            {text}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
