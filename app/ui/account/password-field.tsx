import { useState } from "react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Props = { name: string; label: string; error: string | undefined; kind: "new" | "given"; description?: string; id?: string };

/** A password, which its owner may look at; never sent back by the server. */
export function PasswordField({ name, label, error, kind, description, id }: Props) {
  const t = useMessages();
  const hydrated = useHydrated();
  const [shown, setShown] = useState(false);
  return (
    <div className="space-y-1">
      <TextField
        {...(id === undefined ? {} : { id })}
        name={name}
        type={shown ? "text" : "password"}
        dir="ltr"
        label={label}
        description={description}
        error={error}
        autoComplete={kind === "new" ? "new-password" : "current-password"}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={200}
        required
      />
      {hydrated ? (
        <button
          type="button"
          aria-pressed={shown}
          onClick={() => {
            setShown(!shown);
          }}
          className="text-accent inline-flex min-h-11 items-center gap-2 rounded-lg text-sm font-medium"
        >
          <Icon name="eye" className="size-4.5" />
          {shown ? t("account.hide-password") : t("account.show-password")}
        </button>
      ) : null}
    </div>
  );
}
