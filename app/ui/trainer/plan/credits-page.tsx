import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { creditForMinutes } from "#app/domain/authoring/propose-minutes.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { changedAt, movedAt, ticked, withoutAt } from "#app/ui/trainer/plan/list-edit.ts";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { RowButtons } from "#app/ui/trainer/plan/row-buttons.tsx";

type Offer = NonNullable<DraftMetadata["creditOffers"]>[number];

/** What a provider may certify until there is an accreditor (design/domain.md, first lines). */
const OWN_TYPE = "provider-certified-hours";
const QUARTER = 25;
const MOST_QUARTERS = 80;

/** What the course is worth to whom, in quarters of a credit. */
export function CreditsPage({ metadata, change, choices }: PlanPageProps) {
  const t = useMessages();
  const fault = useFault("creditOffers", false);
  const offers = metadata.creditOffers ?? [];
  const changeOffers = (next: (offers: readonly Offer[]) => Offer[]): void =>
    change((now) => ({ ...now, creditOffers: next(now.creditOffers ?? []) }));
  return (
    <div className="space-y-5" id={fieldId("creditOffers")} tabIndex={-1}>
      {offers.map((offer, index) => (
        <OfferFields
          key={index}
          index={index}
          offer={offer}
          of={offers.length}
          minutes={metadata.minutes ?? 0}
          choices={choices}
          changeOffers={changeOffers}
        />
      ))}
      {fault === null ? null : <FieldError id={fieldId("creditOffers")}>{fault}</FieldError>}
      <Button
        type="button"
        look="secondary"
        icon="plus"
        onClick={() =>
          changeOffers((list) => [
            ...list,
            {
              creditType: OWN_TYPE,
              category: "",
              professions: list.length === 0 ? [...(metadata.audienceOf?.professions ?? [])] : [],
              maximumHundredths: creditForMinutes(metadata.minutes ?? 0) || null,
            },
          ])
        }
      >
        {t("plan.add-offer")}
      </Button>
    </div>
  );
}

function OfferFields({
  index,
  offer,
  of,
  minutes,
  choices,
  changeOffers,
}: {
  index: number;
  offer: Offer;
  of: number;
  minutes: number;
  choices: PlanPageProps["choices"];
  changeOffers: (next: (offers: readonly Offer[]) => Offer[]) => void;
}) {
  const t = useMessages();
  const language = useLanguage();
  const field = (member: string): string => `creditOffers.${index}.${member}`;
  const faults = {
    type: useFault(field("creditType")),
    category: useFault(field("category")),
    professions: useFault(field("professions")),
    maximum: useFault(field("maximumHundredths")),
  };
  const say = (part: Partial<Offer>): void => changeOffers((list) => changedAt(list, index, (one) => ({ ...one, ...part })));
  const proposed = creditForMinutes(minutes);
  const name = t("plan.offer", { number: index + 1 });
  const known = (list: readonly { readonly value: string; readonly label: string }[], value: string | undefined) =>
    value === undefined || value === "" || list.some((one) => one.value === value) ? list : [...list, { value, label: value }];
  const maximum = offer.maximumHundredths ?? null;
  const steps = Array.from({ length: MOST_QUARTERS }, (_, step) => (step + 1) * QUARTER);
  return (
    <FieldGroup>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">{name}</h2>
        <RowButtons
          name={name}
          isFirst={index === 0}
          isLast={index === of - 1}
          onMove={(by) => changeOffers((list) => movedAt(list, index, by))}
          onRemove={() => changeOffers((list) => withoutAt(list, index))}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-3">
        <SelectField
          id={fieldId(field("creditType"))}
          name={field("creditType")}
          label={t("plan.credit-type")}
          placeholder={t("plan.not-chosen")}
          value={offer.creditType ?? ""}
          options={known([{ value: OWN_TYPE, label: t("plan.credit-type-own") }], offer.creditType)}
          error={faults.type}
          onChange={(event) => say({ creditType: event.currentTarget.value })}
        />
        <SelectField
          id={fieldId(field("category"))}
          name={field("category")}
          label={t("plan.category")}
          description={t("plan.category-text")}
          placeholder={t("plan.not-chosen")}
          value={offer.category ?? ""}
          options={known([{ value: "clinical", label: t("plan.category-clinical") }, ...choices.topics], offer.category)}
          error={faults.category}
          onChange={(event) => say({ category: event.currentTarget.value })}
        />
        <SelectField
          id={fieldId(field("maximumHundredths"))}
          name={field("maximumHundredths")}
          label={t("plan.maximum")}
          description={
            proposed === 0
              ? t("plan.maximum-without-minutes")
              : t("plan.maximum-text", { credits: formatCredits(language, proposed), minutes })
          }
          placeholder={t("plan.not-chosen")}
          value={maximum ?? ""}
          options={known(
            steps.map((step) => ({ value: String(step), label: formatCredits(language, step) })),
            maximum === null ? "" : String(maximum),
          )}
          error={faults.maximum}
          onChange={(event) => say({ maximumHundredths: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) })}
        />
      </div>
      {proposed > 0 && proposed !== maximum ? (
        <Button type="button" size="small" look="secondary" onClick={() => say({ maximumHundredths: proposed })}>
          {t("plan.take-credits", { credits: formatCredits(language, proposed) })}
        </Button>
      ) : null}
      <ChoiceGroup
        id={fieldId(field("professions"))}
        name={field("professions")}
        kind="several"
        legend={t("plan.offer-professions")}
        choices={choices.professions}
        value={offer.professions ?? []}
        error={faults.professions}
        onChange={(code, isTicked) =>
          changeOffers((list) => changedAt(list, index, (one) => ({ ...one, professions: ticked(one.professions ?? [], code, isTicked) })))
        }
      />
    </FieldGroup>
  );
}
