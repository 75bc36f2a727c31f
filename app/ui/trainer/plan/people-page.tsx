import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { changedAt, movedAt, withoutAt } from "#app/ui/trainer/plan/list-edit.ts";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { RowButtons } from "#app/ui/trainer/plan/row-buttons.tsx";
import { TrilingualField } from "#app/ui/trainer/plan/trilingual-field.tsx";

type Member = NonNullable<DraftMetadata["faculty"]>[number];
type Relationship = NonNullable<Member["relationships"]>[number];
type Support = NonNullable<DraftMetadata["commercialSupport"]>[number];

const ROLES = ["author", "reviewer", "planner", "translator"] as const;
const NATURES = [
  "employee",
  "researcher",
  "consultant",
  "advisor",
  "speaker",
  "independent-contractor",
  "royalties",
  "executive",
  "ownership",
] as const;

/** Who is in control of the content with what they have declared, and who paid for it: the learner sees both before the start. */
export function PeoplePage({ metadata, change }: PlanPageProps) {
  const t = useMessages();
  const fault = useFault("faculty", false);
  const faculty = metadata.faculty ?? [];
  const changeList = (next: (list: readonly Member[]) => Member[]): void => change((now) => ({ ...now, faculty: next(now.faculty ?? []) }));
  return (
    <>
      <section className="space-y-4" id={fieldId("faculty")} tabIndex={-1}>
        <h2 className="text-lg font-semibold">{t("plan.faculty")}</h2>
        <p className="text-ink-muted">{t("plan.faculty-text")}</p>
        {faculty.map((member, index) => (
          <MemberFields
            key={index}
            index={index}
            member={member}
            of={faculty.length}
            say={(next) => changeList((list) => changedAt(list, index, next))}
            onMove={(by) => changeList((list) => movedAt(list, index, by))}
            onRemove={() => changeList((list) => withoutAt(list, index))}
          />
        ))}
        {fault === null ? null : <FieldError id={fieldId("faculty")}>{fault}</FieldError>}
        <Button
          type="button"
          look="secondary"
          icon="plus"
          onClick={() => changeList((list) => [...list, { name: {}, credentials: {}, role: "author", relationships: [] }])}
        >
          {t("plan.add-member")}
        </Button>
      </section>
      <SupportFields metadata={metadata} change={change} />
    </>
  );
}

function MemberFields({
  index,
  member,
  of,
  say,
  onMove,
  onRemove,
}: {
  index: number;
  member: Member;
  of: number;
  say: (next: (member: Member) => Member) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const t = useMessages();
  const field = (name: string): string => `faculty.${index}.${name}`;
  const roleFault = useFault(field("role"));
  const name = t("plan.member", { number: index + 1 });
  const relationships = member.relationships ?? [];
  const sayRelationships = (next: (list: readonly Relationship[]) => Relationship[]): void =>
    say((now) => ({ ...now, relationships: next(now.relationships ?? []) }));
  return (
    <FieldGroup>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-semibold">{name}</h3>
        <RowButtons name={name} isFirst={index === 0} isLast={index === of - 1} onMove={onMove} onRemove={onRemove} />
      </div>
      <TrilingualField
        field={field("name")}
        label={t("plan.member-name")}
        rows={1}
        value={member.name}
        onChange={(value) => say((now) => ({ ...now, name: value }))}
      />
      <TrilingualField
        field={field("credentials")}
        label={t("plan.member-credentials")}
        rows={1}
        value={member.credentials}
        onChange={(value) => say((now) => ({ ...now, credentials: value }))}
      />
      <SelectField
        id={fieldId(field("role"))}
        name={field("role")}
        label={t("plan.member-role")}
        error={roleFault}
        value={member.role ?? ""}
        options={ROLES.map((role) => ({ value: role, label: t(`course.role-${role}`) }))}
        onChange={(event) => {
          const role = event.currentTarget.value;
          say((now) => ({ ...now, role }));
        }}
      />
      <div className="space-y-4">
        <h4 className="font-medium">{t("plan.relationships")}</h4>
        {relationships.length === 0 ? <p className="text-ink-muted text-sm">{t("plan.relationships-none")}</p> : null}
        {relationships.map((relationship, at) => (
          <RelationshipFields
            key={at}
            field={field(`relationships.${at}`)}
            relationship={relationship}
            say={(part) => sayRelationships((list) => changedAt(list, at, (one) => ({ ...one, ...part })))}
            onRemove={() => sayRelationships((list) => withoutAt(list, at))}
          />
        ))}
        <Button
          type="button"
          size="small"
          look="secondary"
          icon="plus"
          onClick={() => sayRelationships((list) => [...list, { company: "", nature: "", mitigation: {} }])}
        >
          {t("plan.add-relationship")}
        </Button>
      </div>
    </FieldGroup>
  );
}

function RelationshipFields({
  field,
  relationship,
  say,
  onRemove,
}: {
  field: string;
  relationship: Relationship;
  say: (part: Partial<Relationship>) => void;
  onRemove: () => void;
}) {
  const t = useMessages();
  const faults = { company: useFault(`${field}.company`), nature: useFault(`${field}.nature`) };
  return (
    <div className="border-line space-y-4 rounded-xl border p-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id={fieldId(`${field}.company`)}
          name={`${field}.company`}
          label={t("plan.company")}
          error={faults.company}
          value={relationship.company ?? ""}
          onChange={(event) => say({ company: event.currentTarget.value })}
        />
        <SelectField
          id={fieldId(`${field}.nature`)}
          name={`${field}.nature`}
          label={t("plan.nature")}
          placeholder={t("plan.not-chosen")}
          error={faults.nature}
          value={relationship.nature ?? ""}
          options={NATURES.map((nature) => ({ value: nature, label: t(`course.nature-${nature}`) }))}
          onChange={(event) => say({ nature: event.currentTarget.value })}
        />
      </div>
      <TrilingualField
        field={`${field}.mitigation`}
        label={t("plan.mitigation")}
        description={t("plan.mitigation-text")}
        rows={2}
        value={relationship.mitigation}
        onChange={(mitigation) => say({ mitigation })}
      />
      <Button type="button" size="small" look="danger" icon="trash" onClick={onRemove}>
        {t("plan.remove-relationship")}
      </Button>
    </div>
  );
}

function SupportFields({ metadata, change }: Pick<PlanPageProps, "metadata" | "change">) {
  const t = useMessages();
  const support = metadata.commercialSupport ?? [];
  const fault = useFault("commercialSupport");
  const say = (next: (list: readonly Support[]) => Support[]): void =>
    change((now) => ({ ...now, commercialSupport: next(now.commercialSupport ?? []) }));
  return (
    <div id={fieldId("commercialSupport")} tabIndex={-1}>
      <FieldGroup title={t("plan.support")} text={t("plan.support-text")}>
        <Checkbox
          name="no-support"
          label={t("plan.support-none")}
          checked={metadata.commercialSupport === null}
          onChange={(event) => {
            const isNone = event.currentTarget.checked;
            change((now) => ({ ...now, commercialSupport: isNone ? null : [] }));
          }}
        />
        {support.map((one, index) => (
          <div key={index} className="border-line grid gap-4 rounded-xl border p-4 sm:grid-cols-3">
            <TextField
              name={`support-${index}-source`}
              label={t("plan.support-source")}
              value={one.source ?? ""}
              onChange={(event) => {
                const source = event.currentTarget.value;
                say((list) => changedAt(list, index, (was) => ({ ...was, source })));
              }}
            />
            <SelectField
              name={`support-${index}-kind`}
              label={t("plan.support-kind")}
              value={one.kind ?? ""}
              options={(["monetary", "in-kind"] as const).map((kind) => ({ value: kind, label: t(`course.support-${kind}`) }))}
              onChange={(event) => {
                const kind = event.currentTarget.value;
                say((list) => changedAt(list, index, (was) => ({ ...was, kind })));
              }}
            />
            <TextField
              name={`support-${index}-amount`}
              label={t("plan.support-amount")}
              optional={t("plan.optional")}
              value={one.amount ?? ""}
              onChange={(event) => {
                const amount = event.currentTarget.value;
                say((list) => changedAt(list, index, (was) => ({ ...was, amount })));
              }}
            />
            <div className="sm:col-span-3">
              <Button type="button" size="small" look="danger" icon="trash" onClick={() => say((list) => withoutAt(list, index))}>
                {t("plan.remove-support")}
              </Button>
            </div>
          </div>
        ))}
        {fault === null ? null : <FieldError id={fieldId("commercialSupport")}>{fault}</FieldError>}
        {metadata.commercialSupport === null ? null : (
          <Button
            type="button"
            size="small"
            look="secondary"
            icon="plus"
            onClick={() => say((list) => [...list, { source: "", kind: "monetary", amount: "" }])}
          >
            {t("plan.add-support")}
          </Button>
        )}
      </FieldGroup>
    </div>
  );
}
