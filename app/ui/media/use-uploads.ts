import { useEffect, useMemo, useRef, useState } from "react";
import { type UploadItem, type Uploads, startUploads } from "#app/ui/media/uploads.ts";

/** The files that this page sends; leaving while one is under way is asked about first. `onStored` hears of each that is in the library. */
export function useUploads(onStored: (item: UploadItem) => void): { readonly items: readonly UploadItem[]; readonly uploads: Uploads } {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const heard = useRef(onStored);
  heard.current = onStored;
  const uploads = useMemo(() => startUploads(setItems, (item) => heard.current(item)), []);
  const isSending = items.some(({ state }) => state === "sending" || state === "waiting");
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isSending]);
  useEffect(() => {
    const goOn = () => {
      for (const { key, state, why } of items) if (state === "stopped" && why === "line") uploads.goOn(key);
    };
    window.addEventListener("online", goOn);
    return () => window.removeEventListener("online", goOn);
  }, [items, uploads]);
  return { items, uploads };
}
