import { TextField } from "#app/ui/kit/text-field.tsx";

type Props = { label: string; description?: string; error: string | undefined; letters?: boolean };

/** A code that was sent or is shown elsewhere; telephones offer it by themselves. `letters`: it may be one with letters, too. */
export function CodeField({ label, description, error, letters = false }: Props) {
  return (
    <TextField
      name="code"
      dir="ltr"
      label={label}
      description={description}
      error={error}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      inputMode={letters ? "text" : "numeric"}
      maxLength={20}
      className="text-xl tracking-widest"
      required
    />
  );
}
