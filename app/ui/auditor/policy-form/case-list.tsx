import { useDeferredValue, useMemo, useState } from "react";
import { fieldsIn, type Typed } from "#app/domain/compliance/form-field.ts";
import { CASE_FIELD } from "#app/domain/compliance/policy-form.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { tryCase } from "#app/domain/compliance/try-case.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { CaseOutcome } from "#app/ui/auditor/policy-form/case-outcome.tsx";
import { EditableList, placesOf } from "#app/ui/auditor/policy-form/editable-list.tsx";
import { FieldInputs } from "#app/ui/auditor/policy-form/field-input.tsx";
import { type FormWires, idOf } from "#app/ui/auditor/policy-form/form-wires.ts";
import { ItemProblems } from "#app/ui/auditor/policy-form/item-problems.tsx";
import { focusLater } from "#app/ui/auditor/policy-form/rule-list.tsx";
import { listAt, moved, textAt } from "#app/ui/auditor/policy-form/set-at.ts";
import { casesInFile, emptyCase, type PolicyRead } from "#app/ui/auditor/policy-form/use-policy-form.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Props = {
  readonly typed: Typed;
  readonly read: PolicyRead;
  readonly wires: FormWires;
  readonly open: string | null;
  readonly onOpen: (place: string | null) => void;
};

/** The author's own worked cases, tried on the policy as it is typed. */
export function CaseList({ typed, read, wires, open, onOpen }: Props) {
  const t = useMessages();
  const list = listAt(typed, "cases");
  const policy = useDeferredValue(read.policy);
  const outcomes = useMemo(
    () => read.cases.map(({ worked }) => (policy === null || worked === null ? null : tryCase([policy], worked))),
    [policy, read.cases],
  );
  const right = outcomes.filter((each) => each?.length === 0).length;
  return (
    <div className="space-y-4">
      <p className="text-ink-muted">{t("policy-form.cases-lead")}</p>
      {list.length === 0 ? (
        <p>{t("policy-form.cases-none")}</p>
      ) : (
        <p role="status" className="font-semibold">
          {t("policy-form.cases-tried", { right, all: list.length })}
        </p>
      )}
      <EditableList
        open={open}
        onOpen={onOpen}
        items={placesOf("cases", list.length).map((place, at) => ({
          place,
          title: t("policy-form.case-place", { place: at + 1, name: textAt(list[at] ?? "", "name") }),
          heading: (
            <>
              <span className="text-ink-muted block text-sm font-normal">{t("policy-form.case-nth", { place: at + 1 })}</span>
              <span dir="auto" className="block">
                {textAt(list[at] ?? "", "name")}
              </span>
            </>
          ),
          canMove: { up: at > 0, down: at < list.length - 1 },
          summary: (
            <>
              <Outcome policy={policy} outcome={outcomes[at] ?? null} isFilled={read.cases[at]?.worked != null} />
              {open === place ? null : <ItemProblems problems={wires.problems} place={place} />}
            </>
          ),
          fields: () => <FieldInputs fields={fieldsIn(CASE_FIELD)} typed={list[at] ?? ""} place={place} wires={wires} />,
        }))}
        onMove={(place, direction) => {
          const at = Number(place.split(".")[1]);
          const by = direction === "up" ? -1 : 1;
          wires.change("cases", moved(list, at, by));
          if (open === place) onOpen(`cases.${String(at + by)}`);
        }}
        onRemove={(place) => {
          wires.change(
            "cases",
            list.filter((_, at) => place !== `cases.${String(at)}`),
          );
          onOpen(null);
          focusLater("add-case");
        }}
      />
      <Button
        type="button"
        id="add-case"
        look="secondary"
        icon="plus"
        onClick={() => {
          const place = `cases.${String(list.length)}`;
          wires.change("cases", [...list, emptyCase()]);
          onOpen(place);
          focusLater(idOf(`${place}.name`));
        }}
      >
        {t("policy-form.case-add")}
      </Button>
      <ImportCases onImport={(found) => wires.change("cases", [...list, ...found])} />
    </div>
  );
}

type OutcomeProps = { policy: Policy | null; outcome: ReturnType<typeof tryCase> | null; isFilled: boolean };

function Outcome({ policy, outcome, isFilled }: OutcomeProps) {
  const t = useMessages();
  if (outcome !== null && policy !== null) return <CaseOutcome otherwise={outcome} rules={policy.rules} />;
  return <Badge tone="warning">{t(isFilled ? "policy-form.case-waits" : "policy-form.case-unfinished")}</Badge>;
}

/** A file of worked cases, as it lies beside a policy in the repository. */
function ImportCases({ onImport }: { onImport: (found: readonly Typed[]) => void }) {
  const t = useMessages();
  const [brought, setBrought] = useState<number | null>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const found = casesInFile(await file.text());
    setBrought(found?.length ?? 0);
    if (found !== null) onImport(found);
  };
  return (
    <div>
      <TextField
        type="file"
        name="import-cases"
        accept=".json,application/json"
        label={t("policy-form.cases-import")}
        error={brought === 0 ? t("policy-form.cases-import-refused") : undefined}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <p role="status">{brought === null || brought === 0 ? null : t("policy-form.cases-imported", { count: brought })}</p>
    </div>
  );
}
