import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { draftPath } from "#app/ui/trainer/draft-words.ts";

/**
 * The publication checklist as the server says it, asked again after each save by `renew`. Without a line what was said last stays: it is the
 * server that decides, and it is asked once more when the course is handed in.
 */
export function useLiveFaults(courseId: string, loaded: readonly DraftFault[]): { faults: readonly DraftFault[]; renew: () => void } {
  const [faults, setFaults] = useState(loaded);
  useEffect(() => setFaults(loaded), [loaded]);
  const asked = useRef(0);
  const renew = useCallback(() => {
    const question = (asked.current += 1);
    fetch(`${draftPath(courseId)}/checklist`, { headers: { accept: "application/json" }, redirect: "manual" })
      .then(async (reply) => (reply.ok ? ((await reply.json()) as { faults: readonly DraftFault[] }) : null))
      .then(
        (said) => {
          if (said !== null && question === asked.current) setFaults(said.faults);
        },
        () => undefined,
      );
  }, [courseId]);
  return { faults, renew };
}
