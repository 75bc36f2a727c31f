import { useEffect, useState } from "react";
import type { Shelf } from "#app/domain/sync/shelf.ts";
import { onOutboxNews } from "#app/offline/outbox-state.ts";
import { onShelfNews } from "#app/offline/shelf-news.ts";

/** Follows what lies on this device for a person, or for whoever is here; null until it is known. */
export function useShelf(accountId: string | null): Shelf | null {
  const [shelf, setShelf] = useState<Shelf | null>(null);
  useEffect(() => {
    let isGone = false;
    const look = () =>
      void import("#app/offline/shelf.ts")
        .then(({ readShelf }) => readShelf(accountId))
        .then(
          (found) => {
            if (!isGone) setShelf(found);
          },
          // No storage here: there is nothing on this device.
          () => undefined,
        );
    look();
    const stops = [onShelfNews(look), ...(accountId === null ? [] : [onOutboxNews(accountId, look)])];
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, [accountId]);
  return shelf;
}
