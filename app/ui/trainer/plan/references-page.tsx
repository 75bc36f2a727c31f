import { useState } from "react";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { EVIDENCE_KINDS, type EvidenceKind } from "#app/domain/authoring/evidence-kind.ts";
import { freeId, idFromTitle } from "#app/domain/authoring/id-from-title.ts";
import { addressOf, hasReferenceShape, renamed, type ReferenceName, tidyReferenceName } from "#app/domain/authoring/reference-shape.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { changedAt, movedAt } from "#app/ui/trainer/plan/list-edit.ts";
import { NumberField } from "#app/ui/trainer/plan/number-field.tsx";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { RowButtons } from "#app/ui/trainer/plan/row-buttons.tsx";

type Reference = NonNullable<DraftMetadata["references"]>[number];

/** The sources that the course rests on, where each is cited, and a warning before one that is cited is taken out. */
export function ReferencesPage({ metadata, change, facts }: PlanPageProps) {
  const t = useMessages();
  const fault = useFault("references", false);
  const [asking, setAsking] = useState<string | null>(null);
  const references = metadata.references ?? [];
  const changeList = (next: (list: readonly Reference[]) => Reference[]): void =>
    change((now) => ({ ...now, references: next(now.references ?? []) }));
  return (
    <div className="space-y-5" id={fieldId("references")} tabIndex={-1}>
      <p className="text-ink-muted">{t("plan.references-text")}</p>
      <ol className="space-y-4">
        {references.map((reference, index) => {
          const uses = facts.citedIn[reference.id];
          const isAsking = asking === reference.id;
          const remove = (): void => {
            setAsking(null);
            changeList((list) => list.filter(({ id }) => id !== reference.id));
          };
          const name = reference.title === undefined || reference.title === "" ? reference.id : reference.title;
          return (
            <li key={reference.id}>
              <FieldGroup>
                <div className="flex flex-wrap items-start justify-between gap-3">
                  <h2 className="min-w-0 flex-1 basis-48 font-semibold">
                    <span className="text-ink-muted">{index + 1}. </span>
                    <Bdi lang="en">{name}</Bdi>
                  </h2>
                  <RowButtons
                    name={name}
                    isFirst={index === 0}
                    isLast={index === references.length - 1}
                    onMove={(by) => changeList((list) => movedAt(list, index, by))}
                    onRemove={() => (uses === undefined ? remove() : setAsking(reference.id))}
                  />
                </div>
                {isAsking && uses !== undefined ? (
                  <Callout kind="warning" role="alert" title={t("plan.reference-in-use")}>
                    <p>{t("plan.reference-in-use-text")}</p>
                    <div className="mt-3 flex flex-wrap gap-3">
                      <Button type="button" size="small" look="danger" onClick={remove}>
                        {t("plan.reference-remove")}
                      </Button>
                      <Button type="button" size="small" look="secondary" onClick={() => setAsking(null)}>
                        {t("plan.reference-keep")}
                      </Button>
                    </div>
                  </Callout>
                ) : null}
                <ReferenceFields
                  reference={reference}
                  index={index}
                  today={facts.today}
                  rename={(name, value) => changeList((list) => changedAt(list, index, (one) => renamed(one, name, value)))}
                  say={(part) => changeList((list) => changedAt(list, index, (one) => ({ ...one, ...part })))}
                />
                <p className="text-ink-muted text-sm">
                  {uses === undefined
                    ? t("plan.reference-unused")
                    : t("plan.reference-used", { lessons: uses.lessons.length, items: uses.items })}
                  {uses === undefined || uses.lessons.length === 0 ? null : (
                    <>
                      {" "}
                      <Bdi>{uses.lessons.join(" · ")}</Bdi>
                    </>
                  )}
                </p>
              </FieldGroup>
            </li>
          );
        })}
      </ol>
      {fault === null ? null : <FieldError id={fieldId("references")}>{fault}</FieldError>}
      <AddReference taken={references.map(({ id }) => id)} onAdd={(reference) => changeList((list) => [...list, reference])} />
    </div>
  );
}

const NAMES: readonly ReferenceName[] = ["doi", "pmid", "url"];

type ReferenceFieldsProps = {
  readonly reference: Reference;
  readonly index: number;
  readonly today: CalendarDay;
  readonly say: (part: Partial<Reference>) => void;
  readonly rename: (name: ReferenceName, value: string) => void;
};

function ReferenceFields({ reference, index, today, say, rename }: ReferenceFieldsProps) {
  const t = useMessages();
  const field = (member: string): string => `references.${index}.${member}`;
  const whole = useFault(`references.${index}`, false);
  const faults = {
    authors: useFault(field("authors")),
    title: useFault(field("title")),
    source: useFault(field("source")),
    evidence: useFault(field("evidence")),
    doi: useFault(field("doi")),
    pmid: useFault(field("pmid")),
    url: useFault(field("url")),
  };
  const text = (member: "authors" | "title" | "source") => (
    <TextField
      key={member}
      id={fieldId(field(member))}
      name={field(member)}
      label={t(`plan.reference-${member}`)}
      error={faults[member]}
      value={reference[member] ?? ""}
      onChange={(event) => say({ [member]: event.currentTarget.value })}
    />
  );
  return (
    <div className="space-y-4" id={fieldId(`references.${index}`)} tabIndex={-1}>
      {text("authors")}
      {text("title")}
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        {text("source")}
        <NumberField field={field("year")} label={t("plan.reference-year")} value={reference.year} onChange={(year) => say({ year })} />
      </div>
      <SelectField
        id={fieldId(field("evidence"))}
        name={field("evidence")}
        label={t("plan.reference-evidence")}
        placeholder={t("plan.not-chosen")}
        error={faults.evidence}
        value={reference.evidence ?? ""}
        options={EVIDENCE_KINDS.map((kind) => ({
          value: kind,
          label: t("course.evidence-kind", { kind: t(`course.evidence-${kind}`), count: 1 }),
        }))}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (chosen !== "") say({ evidence: chosen as EvidenceKind });
        }}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        {NAMES.map((name) => {
          const value = reference[name] ?? "";
          return (
            <TextField
              key={name}
              id={fieldId(field(name))}
              name={field(name)}
              label={t(`plan.reference-${name}`)}
              dir="ltr"
              error={hasReferenceShape(name, value) ? faults[name] : t(`plan.reference-${name}-shape`)}
              value={value}
              onChange={(event) => rename(name, event.currentTarget.value)}
              onBlur={(event) => {
                const tidy = tidyReferenceName(name, event.currentTarget.value);
                if (tidy !== value) rename(name, tidy);
              }}
            />
          );
        })}
      </div>
      <Opened reference={reference} field={field("openedOn")} today={today} onOpened={(openedOn) => say({ openedOn })} />
      {whole === null ? null : <FieldError id={fieldId(`references.${index}`)}>{whole}</FieldError>}
    </div>
  );
}

/** No machine here can ask whether a DOI exists: a person opens it, and says so. */
function Opened({
  reference,
  field,
  today,
  onOpened,
}: {
  reference: Reference;
  field: string;
  today: CalendarDay;
  onOpened: (on: string | undefined) => void;
}) {
  const t = useMessages();
  const language = useLanguage();
  const address = addressOf(reference);
  if (address === null) return null;
  const { openedOn } = reference;
  return (
    <div>
      <a href={address} target="_blank" rel="noopener noreferrer" className="text-accent inline-flex min-h-11 items-center underline">
        {t("plan.reference-open")}
      </a>
      <Checkbox
        id={fieldId(field)}
        name={field}
        label={t("plan.reference-opened")}
        description={
          openedOn === undefined
            ? t("plan.reference-unopened")
            : t("plan.reference-opened-on", { date: formatDate(language, openedOn as CalendarDay) })
        }
        checked={openedOn !== undefined}
        onChange={(event) => onOpened(event.currentTarget.checked ? today : undefined)}
      />
    </div>
  );
}

/** A reference has its id from the start, since lessons cite it by that: it is given once, and stays. */
function AddReference({ taken, onAdd }: { taken: readonly string[]; onAdd: (reference: Reference) => void }) {
  const t = useMessages();
  const [title, setTitle] = useState("");
  const add = (): void => {
    const short = idFromTitle(title).split("-").slice(0, 5).join("-");
    onAdd({ id: freeId(short === "" ? "reference" : short, new Set(taken)), title: title.trim() });
    setTitle("");
  };
  return (
    <FieldGroup>
      <TextField
        name="new-reference"
        label={t("plan.add-reference-title")}
        description={t("plan.add-reference-text")}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add();
        }}
      />
      <Button type="button" look="secondary" icon="plus" onClick={add}>
        {t("plan.add-reference")}
      </Button>
    </FieldGroup>
  );
}
