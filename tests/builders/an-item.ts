import { Item, type SimpleItem } from "#app/domain/assessment/item.ts";
import type { PoolItem } from "#app/domain/assessment/draw-paper.ts";
import { ItemVersionId } from "#app/domain/shared/ids.ts";

export const inThree = (text: string) => ({ ar: `${text} ع`, ckb: `${text} ک`, en: text });
const option = (id: string) => ({ id, text: inThree(`Option ${id}`), rationale: inThree(`Why ${id}`) });
const common = (id: string, topic: string) => ({
  id,
  topic,
  stem: inThree(`Stem ${id}`),
  leadIn: inThree(`Question ${id}?`),
  references: ["who-2009"],
});

/** Items of every type, small and believable; the key of the choices is "a" (and "b"), of the number 2.5 mL. */
export function aSingleBestAnswer(id: string, topic = "topic-one"): Item {
  return Item.parse({ ...common(id, topic), type: "single-best-answer", options: ["a", "b", "c", "d"].map(option), key: "a" });
}
export function aMultipleResponse(id: string, topic = "topic-one", options = ["a", "b", "c", "d", "e"], key = ["a", "b"]): Item {
  return Item.parse({ ...common(id, topic), type: "multiple-response", options: options.map(option), key });
}
export function anExtendedMatching(id: string, topic = "topic-one"): Item {
  const stem = (name: string, key: string) => ({ id: name, text: inThree(name), key, rationale: inThree(`Why ${name}`) });
  return Item.parse({
    ...common(id, topic),
    type: "extended-matching",
    options: ["a", "b", "c", "d", "e", "f"].map(option),
    stems: [stem("s1", "a"), stem("s2", "b"), stem("s3", "a")],
  });
}
export function anOrdering(id: string, topic = "topic-one"): Item {
  return Item.parse({ ...common(id, topic), type: "ordering", elements: ["a", "b", "c", "d"].map(option), key: ["a", "b", "c", "d"] });
}
export function aNumeric(id: string, topic = "topic-one", key = { value: "2.5", unit: "ml", tolerance: "0.1" }): Item {
  const unit = (name: string) => ({ id: name, text: inThree(name), rationale: inThree(`Why ${name}`) });
  return Item.parse({
    ...common(id, topic),
    type: "numeric",
    units: ["ml", "mg", "drops"].map(unit),
    key,
    rationale: inThree("Dose over concentration"),
  });
}
export function aVignetteSet(id: string, topic = "topic-one"): Item {
  return Item.parse({
    ...common(id, topic),
    type: "vignette-set",
    items: [aSingleBestAnswer(`${id}-q1`, topic), aNumeric(`${id}-q2`, topic)],
  });
}

/** A pool with every type in two topics. */
export function aPool(): PoolItem[] {
  const items = ["topic-one", "topic-two"].flatMap((topic, index) => {
    const id = (name: string) => `${name}-${String(index + 1)}`;
    return [
      aSingleBestAnswer(id("single"), topic),
      aMultipleResponse(id("multiple"), topic),
      anExtendedMatching(id("matching"), topic),
      anOrdering(id("ordering"), topic),
      aNumeric(id("numeric"), topic),
      aVignetteSet(id("case"), topic),
    ];
  });
  return items.map((item, index) => ({
    itemVersionId: ItemVersionId.parse(`00000000-0000-4000-8000-${String(index).padStart(12, "0")}`),
    item,
  }));
}

/** The item, when it is one question and not a set. */
export function simple(item: Item): SimpleItem {
  if (item.type === "vignette-set") throw new Error("a set is several questions");
  return item;
}
