import { useState } from "react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { knowsPasskeys, signInWithPasskey } from "#app/ui/account/passkey-request.ts";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { Button } from "#app/ui/kit/button.tsx";

/** The way in without a password, where the browser knows it. */
export function PasskeySignIn({ next }: { next: string }) {
  const t = useMessages();
  const hydrated = useHydrated();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  if (!hydrated || !knowsPasskeys()) return null;
  const begin = async () => {
    setBusy(true);
    setCode(null);
    const outcome = await signInWithPasskey();
    // A whole new page: everything on it is asked for again with the new session.
    if (outcome.ok) window.location.assign(next);
    else {
      setBusy(false);
      setCode(outcome.code);
    }
  };
  return (
    <div className="border-line mt-6 space-y-3 border-t pt-5">
      <Button type="button" look="secondary" icon="key" busy={busy} onClick={() => void begin()}>
        {t("account.passkey-sign-in")}
      </Button>
      <p role="status" className="text-danger text-sm">
        {code === null ? "" : errorText(t, { "": [code] }, "")}
      </p>
    </div>
  );
}
