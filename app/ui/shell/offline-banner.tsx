import { useSyncExternalStore } from "react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Icon } from "#app/ui/kit/icon.tsx";

function watchConnection(notify: () => void): () => void {
  window.addEventListener("online", notify);
  window.addEventListener("offline", notify);
  return () => {
    window.removeEventListener("online", notify);
    window.removeEventListener("offline", notify);
  };
}

/** Says that there is no connection, and that what is written is kept. */
export function OfflineBanner() {
  const t = useMessages();
  const online = useSyncExternalStore(
    watchConnection,
    () => navigator.onLine,
    () => true,
  );
  if (online) return null;
  return (
    <p
      role="status"
      className="bg-warning-soft text-warning flex items-center justify-center gap-2 px-4 py-2 text-center font-medium print:hidden"
    >
      <Icon name="cloud" /> {t("common.offline")}
    </p>
  );
}
