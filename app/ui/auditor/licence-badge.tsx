import { nameOf } from "#app/domain/identity/code-list.ts";
import { LICENCE_STATES } from "#app/domain/identity/register/licence-state.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import type { MessageKey } from "#app/i18n/message-key.ts";

/** How a licence stands today; where nothing is known of that, whether it is confirmed. */
export function LicenceBadge({ state, confirmation }: { state: string | null; confirmation: string }) {
  const t = useMessages();
  const language = useLanguage();
  if (confirmation !== "confirmed" || state === null) {
    const tone = confirmation === "confirmed" ? "success" : confirmation === "claimed" ? "warning" : "danger";
    return <Badge tone={tone}>{t(`register.confirmation-${confirmation}` as MessageKey)}</Badge>;
  }
  const tone = state === "active" ? "success" : state === "suspended" || state === "revoked" ? "danger" : "neutral";
  return <Badge tone={tone}>{nameOf(LICENCE_STATES, state, language)}</Badge>;
}
