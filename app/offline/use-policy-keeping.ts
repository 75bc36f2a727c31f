import { useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { instantAt } from "#app/domain/shared/time.ts";
import { draftCopy, dropDraftCopy, keepDraftCopy } from "#app/offline/draft-copies.ts";

/** How a version of a policy under way is kept on this device, for whoever is signed in: begun from another version, or from nothing. */
export function usePolicyKeeping<Content>(from: string | null): {
  readonly keep: (content: Content) => Promise<boolean>;
  readonly find: () => Promise<Content | null>;
  readonly drop: () => Promise<void>;
} {
  const accountId = useRouteLoaderData<{ session: { accountId: string } | null }>("root")?.session?.accountId ?? "";
  return useMemo(() => {
    const place = { accountId, courseId: "policies", part: from ?? "new", language: "every" } as const;
    return {
      keep: (content) => keepDraftCopy<Content>(place, { basedOn: 0, content, at: instantAt(Date.now()) }),
      find: async () => (await draftCopy<Content>(place))?.content ?? null,
      drop: () => dropDraftCopy(place),
    };
  }, [accountId, from]);
}
