import type { Item } from "#app/domain/assessment/item.ts";
import { compareTrilingual } from "#app/domain/authoring/compare-trilingual.ts";
import type { ReportAt } from "#app/domain/authoring/course-place.ts";
import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { repeated } from "#app/domain/authoring/repeated.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";

/** What the pool of a course owes, beyond its form: keys that name what is there, a quota for every topic and items for every quota. */
export function checkItems(metadata: Pick<CourseMetadata, "quiz" | "languages">, items: readonly Item[], reportAt: ReportAt): void {
  const fault = (path: readonly (string | number)[], code: string, params?: Readonly<Record<string, string | number>>): void => {
    reportAt({ part: "items", path }, code, params);
  };
  const pool = new Map<string, number>();
  const ids = items.flatMap((item) => [
    item.id as string,
    ...(item.type === "vignette-set" ? item.items.map((inner) => inner.id as string) : []),
  ]);
  for (const { id } of repeated(ids))
    fault(
      [
        Math.max(
          0,
          items.findLastIndex((item) => item.id === id),
        ),
        "id",
      ],
      "id-repeated",
      { id },
    );
  items.forEach((item, index) => {
    pool.set(item.topic, (pool.get(item.topic) ?? 0) + 1);
    if (metadata.quiz.quota[item.topic] === undefined) fault([index, "topic"], "topic-without-quota", { topic: item.topic });
    if (item.type === "vignette-set") item.items.forEach((inner, position) => checkKey(inner, [index, "items", position]));
    else checkKey(item, [index]);
  });
  for (const [topic, drawn] of Object.entries(metadata.quiz.quota)) {
    const available = pool.get(topic) ?? 0;
    if (drawn > available) fault([], "quota-exceeds-pool", { topic, quota: drawn, pool: available });
  }
  compareTrilingual(items, [], languagesOf(metadata), (path, params) => {
    fault(path, "numbers-differ", params);
  });

  function checkKey(item: Exclude<Item, { type: "vignette-set" }>, path: readonly (string | number)[]): void {
    const report = (code: string, params: Record<string, string | number> = {}, ...more: (string | number)[]): void =>
      fault([...path, ...more], code, { item: item.id, ...params });
    const unique = (parts: readonly { readonly id: string }[], name: string): ReadonlySet<string> => {
      for (const { id, index } of repeated(parts.map((part) => part.id))) report("part-repeated", { part: id }, name, index);
      return new Set(parts.map((part) => part.id));
    };
    switch (item.type) {
      case "single-best-answer":
        if (!unique(item.options, "options").has(item.key)) report("key-unknown", { key: item.key }, "key");
        return;
      case "multiple-response": {
        const options = unique(item.options, "options");
        item.key.forEach((key, index) => !options.has(key) && report("key-unknown", { key }, "key", index));
        if (new Set(item.key).size !== item.key.length) report("key-repeated", {}, "key");
        if (item.key.length === item.options.length) report("key-is-everything", {}, "key");
        return;
      }
      case "extended-matching": {
        const options = unique(item.options, "options");
        unique(item.stems, "stems");
        item.stems.forEach((stem, index) => !options.has(stem.key) && report("key-unknown", { key: stem.key }, "stems", index, "key"));
        return;
      }
      case "ordering": {
        const elements = unique(item.elements, "elements");
        if (item.key.length !== elements.size || !item.key.every((key) => elements.has(key)) || new Set(item.key).size !== item.key.length)
          report("order-not-complete", {}, "key");
        return;
      }
      case "numeric":
        if (!unique(item.units, "units").has(item.key.unit)) report("key-unknown", { key: item.key.unit }, "key", "unit");
        if (item.key.tolerance.startsWith("-")) report("tolerance-negative", {}, "key", "tolerance");
    }
  }
}
