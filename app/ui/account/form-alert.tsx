import { useEffect, useRef } from "react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { Callout } from "#app/ui/kit/callout.tsx";

/** What is wrong with a form as a whole, said at its head; with errors beside fields, the focus goes to the first of them. */
export function FormAlert({ errors }: { errors: Errors | undefined }) {
  const t = useMessages();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors === undefined || Object.keys(errors).length === 0) return;
    const form = place.current?.closest("form, section, main");
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  const text = errorText(t, errors, "");
  const fields = errors !== undefined && Object.keys(errors).some((name) => name !== "");
  return (
    <div ref={place} className={text !== undefined || fields ? undefined : "hidden"}>
      {text !== undefined || fields ? (
        <Callout kind="danger" role="alert">
          <p>{text ?? t("errors.see-fields")}</p>
        </Callout>
      ) : null}
    </div>
  );
}
