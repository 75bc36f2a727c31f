import { type FormEvent, useState } from "react";
import { type NewReference, newReferenceFaults } from "#app/domain/authoring/added-reference.ts";
import { EVIDENCE_KINDS } from "#app/domain/authoring/evidence-kind.ts";
import { tidyReferenceName } from "#app/domain/authoring/reference-shape.ts";
import { westernDigits } from "#app/domain/shared/digits.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { AddReference, NotAddedWhy } from "#app/ui/editor/lesson-editor-props.ts";

type Typed = Omit<NewReference, "year"> & { readonly year: string };
const NOTHING: Typed = { authors: "", title: "", source: "", year: "", evidence: "", doi: "", pmid: "", url: "" };

/** A source that the course does not have yet. What was typed stays until the server has it. */
export function NewReferenceForm({
  add,
  words,
  onAdded,
  onBack,
}: {
  add: AddReference;
  words: EditorWords;
  onAdded: (id: string, isNew: boolean) => void;
  onBack: () => void;
}) {
  const t = useMessages();
  const [typed, setTyped] = useState(NOTHING);
  const [shown, setShown] = useState(false);
  const [state, setState] = useState<"idle" | "saving" | NotAddedWhy>("idle");
  const year = westernDigits(typed.year).trim();
  const reference: NewReference = { ...typed, year: /^\d{4}$/.test(year) ? Number(year) : null };
  const faults = newReferenceFaults(reference);
  const say = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    setShown(true);
    if (faults.size > 0) {
      const form = event.currentTarget;
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setState("saving");
    void add(reference).then((outcome) => {
      if (outcome.kind === "added") onAdded(outcome.id, outcome.isNew);
      else setState(outcome.why);
    });
  };
  const owed = (field: keyof NewReference) => (shown && faults.has(field) ? words("editor.fault-required") : undefined);
  const text = (field: "authors" | "title" | "source") => (
    <TextField
      name={field}
      label={t(`plan.reference-${field}`)}
      value={typed[field]}
      error={owed(field)}
      onChange={(event) => say({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <form onSubmit={send} noValidate className="space-y-4">
      {state === "idle" || state === "saving" ? null : (
        <Callout kind="warning" role="alert" title={words("editor.reference-not-added")}>
          <p>{words(`editor.reference-not-added-${state}`)}</p>
        </Callout>
      )}
      <div className="grid gap-4 sm:grid-cols-3">
        {(["doi", "pmid", "url"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`plan.reference-${name}`)}
            dir="ltr"
            value={typed[name]}
            error={
              faults.has(name)
                ? t(`plan.reference-${name}-shape`)
                : shown && name === "doi" && faults.has("name")
                  ? words("editor.reference-needs-name")
                  : undefined
            }
            onChange={(event) => say({ [name]: event.currentTarget.value })}
            onBlur={(event) => say({ [name]: tidyReferenceName(name, event.currentTarget.value) })}
          />
        ))}
      </div>
      {text("title")}
      {text("authors")}
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        {text("source")}
        <TextField
          name="year"
          inputMode="numeric"
          label={t("plan.reference-year")}
          value={typed.year}
          error={shown && faults.has("year") ? words("editor.reference-year-fault") : undefined}
          onChange={(event) => say({ year: event.currentTarget.value })}
        />
      </div>
      <SelectField
        name="evidence"
        label={t("plan.reference-evidence")}
        placeholder={t("plan.not-chosen")}
        value={typed.evidence}
        error={owed("evidence")}
        options={EVIDENCE_KINDS.map((kind) => ({
          value: kind,
          label: t("course.evidence-kind", { kind: t(`course.evidence-${kind}`), count: 1 }),
        }))}
        onChange={(event) => say({ evidence: event.currentTarget.value as NewReference["evidence"] })}
      />
      <div className="flex flex-wrap gap-3">
        <Button aria-disabled={state === "saving" ? true : undefined}>
          {words(state === "saving" ? "editor.save-saving" : "editor.reference-add-now")}
        </Button>
        <Button type="button" look="secondary" onClick={onBack}>
          {words("editor.reference-back")}
        </Button>
      </div>
    </form>
  );
}
