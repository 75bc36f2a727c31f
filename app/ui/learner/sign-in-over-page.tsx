import { useRouteLoaderData } from "@remix-run/react";
import { useEffect, useState } from "react";
import { SignInDialog, type WhyStopped } from "#app/ui/learner/sign-in-dialog.tsx";
import type { SessionSummary } from "#app/domain/identity/session-summary.ts";

/** The sign-in dialog whenever the outbox was stopped; closed once, it stays away until it is stopped anew (R59). */
export function SignInOverPage({ stoppedBy, onHelped }: { stoppedBy: WhyStopped | null; onHelped: (accountId: string | null) => void }) {
  const session = useRouteLoaderData<{ session: SessionSummary | null }>("root")?.session;
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    setClosed(false);
  }, [stoppedBy]);
  return (
    <SignInDialog
      why={closed ? null : stoppedBy}
      learnerGrantId={session?.roles.find(({ role }) => role === "learner")?.grantId ?? null}
      onClose={() => {
        setClosed(true);
      }}
      onHelped={onHelped}
    />
  );
}
