import { type FormEvent, useState } from "react";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** Why the server takes nothing from this page now, where the learner can help. */
export type WhyStopped = "signed-out" | "other-person" | "second-factor-missing" | "wrong-role";

const WORDS = {
  "signed-out": ["quiz.signed-out-title", "quiz.signed-out-text"],
  "other-person": ["quiz.other-person-title", "quiz.other-person-text"],
  "second-factor-missing": ["quiz.second-factor-title", "quiz.second-factor-text"],
  "wrong-role": ["quiz.wrong-role-title", "quiz.wrong-role-text"],
} as const satisfies Readonly<Record<WhyStopped, readonly [MessageKey, MessageKey]>>;

type Failure = "quiz.sign-in-refused" | "quiz.code-refused" | "quiz.too-many-tries" | "quiz.sign-in-no-connection";

/**
/**
 * What is missing is given over the page: signing in when the session has ended or is somebody else's, the second factor's code, or the
 * learner's role. What was answered stays where it is (R59). `typed`: nothing waits in the outbox, a form has to be sent once more.
 * `onHelped`: it may be sent again; it is told the account that signed in, where somebody did.
 */
export function SignInDialog({
  why,
  typed = false,
  learnerGrantId,
  onClose,
  onHelped,
}: {
  why: WhyStopped | null;
  typed?: boolean;
  /** For acting as a learner again. */
  learnerGrantId: string | null;
  onClose: () => void;
  onHelped: (accountId: string | null) => void;
}) {
  const t = useMessages();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [title, text] = WORDS[why ?? "signed-out"];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const given = await give(why, new FormData(event.currentTarget));
      if (typeof given === "string") setFailure(given);
      else onHelped(given.accountId);
    } catch {
      setFailure("quiz.sign-in-no-connection");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={why !== null} onClose={onClose} title={t(title)} closeLabel={t("common.close")}>
      <form
        key={why}
        className="space-y-4"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <p>{t(typed && why === "signed-out" ? "common.signed-out-typed" : text)}</p>
        {failure === null ? null : (
          <Callout kind="danger" role="alert">
            {t(failure)}
          </Callout>
        )}
        {why === "second-factor-missing" ? (
          <TextField
            name="code"
            label={t("security.code")}
            description={t("security.code-or-recovery")}
            autoComplete="one-time-code"
            dir="ltr"
            required
          />
        ) : why === "wrong-role" ? (
          <input type="hidden" name="grantId" value={learnerGrantId ?? ""} />
        ) : (
          <>
            <TextField name="contact" label={t("quiz.sign-in-contact")} autoComplete="username" dir="ltr" required />
            <TextField name="password" type="password" label={t("quiz.sign-in-password")} autoComplete="current-password" required />
          </>
        )}
        <Button icon="key" busy={busy}>
          {why === "second-factor-missing" ? t("common.continue") : why === "wrong-role" ? t("quiz.act-as-learner") : t("common.sign-in")}
        </Button>
      </form>
    </Dialog>
  );
}

/** What was signed in with, when the server took it; else why not. */
async function give(why: WhyStopped | null, form: FormData): Promise<Failure | { readonly accountId: string | null }> {
  const taken = { accountId: null };
  const fields = Object.fromEntries([...form].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
  if (why === "wrong-role") {
    // It answers with where that role's first page is; nobody is led there from here.
    const reply = await fetch("/account/role", { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    return reply.type === "opaqueredirect" || reply.ok ? taken : "quiz.sign-in-refused";
  }
  if (why === "second-factor-missing") {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const reply = await fetch("/api/second-factor", { method: "POST", headers, body: JSON.stringify(fields) });
    // Signed out meanwhile: sending again says so, and this dialog asks for that.
    return reply.ok || reply.status === 401 ? taken : reply.status === 429 ? "quiz.too-many-tries" : "quiz.code-refused";
  }
  const reply = await fetch("/api/sign-in", { method: "POST", body: new URLSearchParams(fields) });
  const body = (await reply.json()) as { ok?: boolean; accountId?: string };
  if (body.ok === true) return { accountId: body.accountId ?? null };
  return reply.status === 429 ? "quiz.too-many-tries" : "quiz.sign-in-refused";
}
