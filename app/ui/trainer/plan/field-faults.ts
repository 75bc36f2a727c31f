import { createContext, useContext } from "react";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";

/** What stands in the way of publication in the part that is being filled in, as the server last said it. */
export const FieldFaults = createContext<readonly DraftFault[]>([]);

/** What is to be mended in a field, as one text, or null. `within`: also what is to be mended in any place inside it. */
export function useFault(field: string, within = true): string | null {
  const t = useMessages();
  const faults = useContext(FieldFaults).filter(
    ({ place }) => place.field === field || (within && place.field?.startsWith(`${field}.`) === true),
  );
  const sentences = [...new Set(faults.map((fault) => faultSentence(t, fault)))];
  return sentences.length === 0 ? null : sentences.join(" ");
}
