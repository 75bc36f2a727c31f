import type { Policy } from "#app/domain/compliance/policy.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";

const TONES: Readonly<Record<Policy["state"], BadgeTone>> = { draft: "neutral", shadow: "brass", "in-force": "success" };

/** Whether anything follows from a version of a requirement. */
export function PolicyStateBadge({ state }: { state: Policy["state"] }) {
  const t = useMessages();
  return <Badge tone={TONES[state]}>{t(`policies.state-${state}`)}</Badge>;
}
