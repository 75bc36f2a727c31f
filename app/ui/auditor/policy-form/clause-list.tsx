import { fieldsIn, type Typed } from "#app/domain/compliance/form-field.ts";
import { CLAUSE_FIELD } from "#app/domain/compliance/policy-form.ts";
import { emptyForm } from "#app/domain/compliance/write-form.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { EditableList, placesOf } from "#app/ui/auditor/policy-form/editable-list.tsx";
import { FieldInputs } from "#app/ui/auditor/policy-form/field-input.tsx";
import { type FormWires, idOf } from "#app/ui/auditor/policy-form/form-wires.ts";
import { ItemProblems } from "#app/ui/auditor/policy-form/item-problems.tsx";
import { focusLater } from "#app/ui/auditor/policy-form/rule-list.tsx";
import { listAt, moved, textAt } from "#app/ui/auditor/policy-form/set-at.ts";
import { Button } from "#app/ui/kit/button.tsx";

type Props = {
  readonly typed: Typed;
  readonly wires: FormWires;
  readonly open: string | null;
  readonly onOpen: (place: string | null) => void;
};

/** The clauses of a policy, with where each stands and how certain it is. */
export function ClauseList({ typed, wires, open, onOpen }: Props) {
  const t = useMessages();
  const list = listAt(typed, "clauses");
  return (
    <div className="space-y-4">
      <EditableList
        open={open}
        onOpen={onOpen}
        items={placesOf("clauses", list.length).map((place, at) => {
          const clause = list[at] ?? "";
          const certainty = textAt(clause, "certainty");
          return {
            place,
            title: t("policy-form.clause-place", { place: at + 1, clause: textAt(clause, "id") }),
            canMove: { up: at > 0, down: at < list.length - 1 },
            summary: (
              <>
                <p lang="en" dir="ltr" className="text-sm">
                  {textAt(clause, "text")}
                </p>
                {certainty === "" ? null : <p className="text-ink-muted text-sm">{t(`policies.certainty-${certainty}` as MessageKey)}</p>}
                {open === place ? null : <ItemProblems problems={wires.problems} place={place} />}
              </>
            ),
            fields: () => <FieldInputs fields={fieldsIn(CLAUSE_FIELD)} typed={clause} place={place} wires={wires} />,
          };
        })}
        onMove={(place, direction) => {
          const at = Number(place.split(".")[1]);
          const by = direction === "up" ? -1 : 1;
          wires.change("clauses", moved(list, at, by));
          if (open === place) onOpen(`clauses.${String(at + by)}`);
        }}
        onRemove={(place) => {
          wires.change(
            "clauses",
            list.filter((_, at) => place !== `clauses.${String(at)}`),
          );
          onOpen(null);
          focusLater("add-clause");
        }}
      />
      <Button
        type="button"
        id="add-clause"
        look="secondary"
        icon="plus"
        onClick={() => {
          const place = `clauses.${String(list.length)}`;
          wires.change("clauses", [...list, emptyForm(CLAUSE_FIELD)]);
          onOpen(place);
          focusLater(idOf(`${place}.id`));
        }}
      >
        {t("policy-form.clause-add")}
      </Button>
    </div>
  );
}
