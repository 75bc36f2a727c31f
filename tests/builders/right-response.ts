import type { SimpleItem } from "#app/domain/assessment/item.ts";
import type { Response } from "#app/domain/assessment/response.ts";

/** What somebody who knows the key answers. */
export function rightResponse(item: SimpleItem): Response {
  switch (item.type) {
    case "single-best-answer":
      return { type: item.type, choice: item.key };
    case "multiple-response":
      return { type: item.type, choices: item.key };
    case "extended-matching":
      return { type: item.type, matches: Object.fromEntries(item.stems.map((stem) => [stem.id, stem.key])) };
    case "ordering":
      return { type: item.type, order: item.key };
    case "numeric":
      return { type: item.type, value: item.key.value, unit: item.key.unit };
  }
}

/** A response of the right type that earns nothing. */
export function wrongResponse(item: SimpleItem): Response {
  switch (item.type) {
    case "single-best-answer":
      return { type: item.type, choice: item.options.find((option) => option.id !== item.key)?.id ?? "none" };
    case "multiple-response":
      return { type: item.type, choices: item.options.filter((option) => !item.key.includes(option.id)).map((option) => option.id) };
    case "extended-matching":
      return { type: item.type, matches: {} };
    case "ordering":
      return { type: item.type, order: [...item.key].reverse() };
    case "numeric":
      return { type: item.type, value: `9${item.key.value.replace("-", "")}`, unit: item.key.unit };
  }
}
