import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";

/**
 * The end of a form that takes a file in by two steps: what it would become (null: it was not looked at yet), the hash of the one that was
 * looked at, and the buttons. Only that very file is taken in.
 */
export function LookThenTake({ preview, seen, busy }: { preview: ReactNode; seen: string | null; busy: boolean }) {
  const t = useMessages();
  const isSeen = preview !== null;
  return (
    <>
      {preview}
      {seen === null ? null : <input type="hidden" name="seen" value={seen} />}
      <div className="flex flex-wrap gap-3">
        {isSeen ? (
          <Button name="step" value="apply" busy={busy}>
            {t("plan.take-in")}
          </Button>
        ) : null}
        <Button name="step" value="look" look={isSeen ? "secondary" : "primary"} busy={busy}>
          {t(isSeen ? "plan.look-again" : "plan.look-first")}
        </Button>
      </div>
    </>
  );
}
