import { useMessages } from "#app/i18n/use-messages.ts";
import { Icon } from "#app/ui/kit/icon.tsx";

/** Says that there is no line, and that what is done is kept; on a page that was made on this device, also what it is that is read. */
export function OfflineBanner({ isLost, isFromDevice }: { isLost: boolean; isFromDevice: boolean }) {
  const t = useMessages();
  if (!isLost) return null;
  return (
    <p
      role="status"
      className="bg-warning-soft text-warning flex items-center justify-center gap-2 px-4 py-2 text-center font-medium print:hidden"
    >
      <Icon name="cloud" /> {isFromDevice ? t("offline.banner-kept") : t("common.offline")}
    </p>
  );
}
