import { createContext, useContext } from "react";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import type { NamedFile } from "#app/domain/authoring/media-addresses.ts";
import type { FieldPath } from "#app/domain/authoring/item-draft.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** What every field of an opened item needs. */
export type ItemForm = {
  /** Sets one field of the item; undefined takes it away. */
  readonly set: (path: FieldPath, value: Json | undefined) => void;
  /** What the checklist says of a field, and of its languages. */
  readonly faultsAt: (path: FieldPath) => readonly DraftFault[];
  /** On a telephone one language is shown at a time. */
  readonly shown: Language;
  readonly files: readonly NamedFile[];
  /** Lets the author choose a file of the library or upload one; gives its name in the course, or null when nothing was chosen. */
  readonly pick: (kind: NamedFile["kind"]) => Promise<string | null>;
};

export const ItemFormContext = createContext<ItemForm | null>(null);

/** The form of the item that is open. */
export function useItemForm(): ItemForm {
  const form = useContext(ItemFormContext);
  if (form === null) throw new Error("A field of an item stands outside of its form.");
  return form;
}

/** The id of the control for a field: the address of a page may name it. */
export const fieldId = (path: FieldPath): string => `f-${path.join(".")}`;

/** Brings the reader to a field, or to the nearest thing around it that is on the page. */
export function goToField(field: string): void {
  const steps = field.split(".");
  for (let length = steps.length; length > 0; length -= 1) {
    const element = document.getElementById(`f-${steps.slice(0, length).join(".")}`);
    if (element === null) continue;
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
    return;
  }
}
