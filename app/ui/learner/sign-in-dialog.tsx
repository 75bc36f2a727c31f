import { type FormEvent, useState } from "react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/**
 * Signing in again over the page when the session has ended; what was answered stays where it is (R59). `other-person`: somebody
 * else is signed in in this browser now. `onSignedIn` gets the account that signed in.
 */
export function SignInDialog({
  why,
  onClose,
  onSignedIn,
}: {
  why: "signed-out" | "other-person" | null;
  onClose: () => void;
  onSignedIn: (accountId: string) => void;
}) {
  const t = useMessages();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<"refused" | "no-connection" | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const reply = await fetch("/api/sign-in", {
        method: "POST",
        body: new URLSearchParams(new FormData(event.currentTarget) as unknown as Record<string, string>),
      });
      const body = (await reply.json()) as { ok?: boolean; accountId?: string };
      if (body.ok === true && typeof body.accountId === "string") onSignedIn(body.accountId);
      else setFailure("refused");
    } catch {
      setFailure("no-connection");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={why !== null}
      onClose={onClose}
      title={t(why === "other-person" ? "quiz.other-person-title" : "quiz.signed-out-title")}
      closeLabel={t("common.close")}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <p>{t(why === "other-person" ? "quiz.other-person-text" : "quiz.signed-out-text")}</p>
        {failure === null ? null : (
          <Callout kind="danger" role="alert">
            {t(failure === "refused" ? "quiz.sign-in-refused" : "quiz.sign-in-no-connection")}
          </Callout>
        )}
        <TextField name="contact" label={t("quiz.sign-in-contact")} autoComplete="username" dir="ltr" required />
        <TextField name="password" type="password" label={t("quiz.sign-in-password")} autoComplete="current-password" required />
        <Button icon="key" busy={busy}>
          {t("common.sign-in")}
        </Button>
      </form>
    </Dialog>
  );
}
