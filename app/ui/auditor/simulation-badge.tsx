import { useMessages } from "#app/i18n/use-messages.ts";
import type { SimulationInList } from "#app/queries/compliance/simulations.server.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";

const TONES: Readonly<Record<SimulationInList["state"], BadgeTone>> = {
  waiting: "neutral",
  running: "brass",
  done: "success",
  cancelled: "neutral",
  failed: "danger",
};

/** How far a simulation is. */
export function SimulationBadge({ state }: { state: SimulationInList["state"] }) {
  const t = useMessages();
  return <Badge tone={TONES[state]}>{t(`simulations.progress-${state}`)}</Badge>;
}
