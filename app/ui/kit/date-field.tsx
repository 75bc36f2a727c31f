import { type ComponentProps, useState } from "react";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { TextField } from "#app/ui/kit/text-field.tsx";

/**
 * A day, with what was chosen in words below it: the control itself shows the browser's own order of day and month, which is often not the
 * reader's, and 3 April would be taken for 4 March.
 */
export function DateField({ onChange, ...field }: Omit<ComponentProps<typeof TextField>, "type" | "after">) {
  const language = useLanguage();
  const [typed, setTyped] = useState(field.defaultValue);
  const chosen = String(field.value ?? typed ?? "");
  return (
    <TextField
      {...field}
      type="date"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange?.(event);
      }}
      after={
        <output htmlFor={field.id ?? `field-${field.name}`} className="text-ink-muted block min-h-5 text-sm">
          {isWhole(chosen) ? formatDate(language, chosen) : null}
        </output>
      }
    />
  );
}

/** A control that is empty, or half typed where there is no control for days, has no day. */
function isWhole(text: string): text is CalendarDay {
  return /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(text);
}
