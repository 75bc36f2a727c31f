import type { SimpleItem } from "#app/domain/assessment/item.ts";
import { isAcceptedPart, type KeyCorrection, markUnder } from "#app/domain/assessment/regrade.ts";
import type { PartOrder } from "#app/domain/assessment/draw-paper.ts";
import { type ItemMedia, type MediaAddresses, type ShownMedia, shownMedia } from "#app/domain/assessment/shown-media.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import type { ItemId, ReferenceId } from "#app/domain/shared/ids.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";

/** One line of feedback: an option, a stem, a place in an order, a unit. */
export type FeedbackPart = {
  readonly id: string;
  readonly text: string;
  /** Whether the learner chose it; for a stem or a place: what the learner put there. */
  readonly chosen: boolean;
  readonly right: boolean;
  /** For a stem or a place in an order: what was put there and what belongs there. */
  readonly given: string | null;
  readonly wanted: string | null;
  readonly rationale: string;
  readonly media?: ShownMedia;
};

/** What a learner is told about a question after the attempt was marked. */
export type Feedback = {
  readonly itemId: ItemId;
  readonly type: SimpleItem["type"];
  readonly stem: string;
  readonly leadIn: string;
  readonly media?: ShownMedia;
  readonly answered: boolean;
  readonly points: number;
  readonly maximumPoints: number;
  readonly parts: readonly FeedbackPart[];
  /** Numeric: the learner's number as typed with its unit, the right one, and how it is worked out. */
  readonly number: { readonly given: string | null; readonly wanted: string; readonly rationale: string } | null;
  readonly references: readonly ReferenceId[];
};

/**
 * Explains one question in one language: every part with its rationale, and the references. Only for a marked attempt (R32). With
 * `corrections`, what counts by one of them is shown as right.
 */
export function feedbackOn(
  item: SimpleItem,
  response: Response | undefined,
  order: PartOrder,
  language: Language,
  addressOf: MediaAddresses,
  corrections: readonly KeyCorrection[] = [],
): Feedback {
  const fitting = response?.type === item.type ? response : undefined;
  return {
    itemId: item.id,
    type: item.type,
    stem: item.stem[language],
    leadIn: item.leadIn[language],
    ...shownMedia(item.media, language, addressOf),
    answered: fitting !== undefined,
    ...markUnder(item, response, corrections),
    parts: partsOf(item, fitting, order, language, addressOf).map((part) => {
      if (part.right) return part;
      const given = fitting?.type === "extended-matching" && Object.hasOwn(fitting.matches, part.id) ? fitting.matches[part.id] : undefined;
      const counts =
        given === undefined ? isAcceptedPart(item.id, corrections, part.id) : isAcceptedPart(item.id, corrections, given, part.id);
      return { ...part, right: counts };
    }),
    number: item.type === "numeric" ? numberOf(item, fitting, language) : null,
    references: item.references,
  };
}

function partsOf(
  item: SimpleItem,
  response: Response | undefined,
  order: PartOrder,
  language: Language,
  addressOf: MediaAddresses,
): FeedbackPart[] {
  const sorted = <Part extends { readonly id: string }>(parts: readonly Part[], ids: readonly string[]) =>
    ids.flatMap((id) => parts.filter((part) => part.id === id));
  const textOf = (parts: readonly { readonly id: string; readonly text: Trilingual }[], id: string | undefined) =>
    parts.find((part) => part.id === id)?.text[language] ?? null;
  const choice = (
    part: { readonly id: string; readonly text: Trilingual; readonly rationale: Trilingual; readonly media?: ItemMedia | undefined },
    chosen: boolean,
    right: boolean,
  ) => ({
    id: part.id,
    text: part.text[language],
    chosen,
    right,
    given: null,
    wanted: null,
    rationale: part.rationale[language],
    ...shownMedia(part.media, language, addressOf),
  });
  switch (item.type) {
    case "single-best-answer": {
      const chosen = response?.type === item.type ? response.choice : null;
      return sorted(item.options, order.parts).map((option) => choice(option, option.id === chosen, option.id === item.key));
    }
    case "multiple-response": {
      const chosen = new Set(response?.type === item.type ? response.choices : []);
      return sorted(item.options, order.parts).map((option) => choice(option, chosen.has(option.id), item.key.includes(option.id)));
    }
    case "extended-matching": {
      const matches = response?.type === item.type ? response.matches : {};
      return sorted(item.stems, order.stems).map((stem) => {
        const given = Object.hasOwn(matches, stem.id) ? matches[stem.id] : undefined;
        return {
          id: stem.id,
          text: stem.text[language],
          chosen: given !== undefined,
          right: given === stem.key,
          given: textOf(item.options, given),
          wanted: textOf(item.options, stem.key),
          rationale: stem.rationale[language],
          ...shownMedia(stem.media, language, addressOf),
        };
      });
    }
    case "ordering": {
      const given = response?.type === item.type ? response.order : [];
      return sorted(item.elements, item.key).map((element, place) => ({
        ...choice(element, given[place] !== undefined, given[place] === element.id),
        given: textOf(item.elements, given[place]),
        wanted: element.text[language],
      }));
    }
    case "numeric": {
      const chosen = response?.type === item.type ? response.unit : null;
      return sorted(item.units, order.parts).map((unit) => choice(unit, unit.id === chosen, unit.id === item.key.unit));
    }
  }
}

function numberOf(item: Extract<SimpleItem, { type: "numeric" }>, response: Response | undefined, language: Language) {
  const unit = (id: string | null) => item.units.find((one) => one.id === id)?.text[language] ?? "";
  return {
    given: response?.type === "numeric" ? `${response.value.trim()} ${unit(response.unit)}`.trim() : null,
    wanted: `${item.key.value} ${unit(item.key.unit)}`.trim(),
    rationale: item.rationale[language],
  };
}
