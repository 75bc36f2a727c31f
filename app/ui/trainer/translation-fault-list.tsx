import { useMessages } from "#app/i18n/use-messages.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";

export type TranslationFault = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/** What a translation states otherwise than its source, and what would keep the course from its publication. */
export function TranslationFaultList({ faults }: { faults: readonly TranslationFault[] }) {
  const t = useMessages();
  if (faults.length === 0) return null;
  return (
    <ul className="text-danger space-y-1 text-sm font-medium">
      {faults.map((fault, index) => (
        <li key={index} className="flex items-start gap-1.5">
          <Icon name="danger" className="mt-0.5 size-4" />
          <span>{faultSentence(t, fault)}</span>
        </li>
      ))}
    </ul>
  );
}
