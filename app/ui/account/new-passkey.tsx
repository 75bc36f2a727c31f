import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { browserName } from "#app/ui/account/browser-name.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { addPasskey, knowsPasskeys } from "#app/ui/account/passkey-request.ts";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** Makes a passkey on this device, where the browser can. */
export function NewPasskey() {
  const t = useMessages();
  const hydrated = useHydrated();
  const revalidator = useRevalidator();
  const [state, setState] = useState<"ready" | "busy" | "added" | { readonly code: string }>("ready");
  if (!hydrated) return null;
  if (!knowsPasskeys()) return <p className="text-ink-muted">{t("security.passkeys-unknown")}</p>;
  const begin = async (name: string) => {
    setState("busy");
    const outcome = await addPasskey(name);
    setState(outcome.ok ? "added" : { code: outcome.code });
    if (outcome.ok) revalidator.revalidate();
  };
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get("newPasskeyName");
        void begin(typeof name === "string" && name.trim() !== "" ? name : "1");
      }}
    >
      <div className="grow">
        <TextField
          name="newPasskeyName"
          label={t("security.new-passkey-name")}
          defaultValue={browserName(navigator.userAgent) ?? ""}
          maxLength={60}
        />
      </div>
      <Button icon="key" busy={state === "busy"}>
        {t("security.add-passkey")}
      </Button>
      <p role="status" className="text-sm sm:w-full">
        {state === "added" ? t("security.passkey-added") : typeof state === "object" ? errorText(t, { "": [state.code] }, "") : ""}
      </p>
    </form>
  );
}
