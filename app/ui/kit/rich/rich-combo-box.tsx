import { type ReactNode, useContext, useMemo, useRef } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox, ComboBoxStateContext } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { choicesFound } from "#app/domain/catalog/choices-found.ts";
import type { WidgetWords } from "#app/i18n/widget-words.ts";
import { CONTROL, describedBy, FieldFrame } from "#app/ui/kit/field-frame.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { AriaRoom } from "#app/ui/kit/rich/aria-room.tsx";
import type { SelectOption } from "#app/ui/kit/select-field.tsx";

export type RichComboBoxProps = {
  readonly id: string;
  readonly name: string;
  readonly label: ReactNode;
  readonly placeholder: string | undefined;
  readonly optional: ReactNode;
  readonly description: ReactNode;
  readonly error: ReactNode;
  readonly isRequired: boolean;
  readonly options: readonly SelectOption[];
  /** The value chosen; the empty text when none is. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A field in which one types to find a choice in a list, and that holds nothing but a choice of the list. */
export function RichComboBox({ words, ...props }: RichComboBoxProps & { words: WidgetWords }) {
  const { id, name, label, placeholder, optional, description, error, isRequired, options, value, onChange } = props;
  const found = useFound(options);
  return (
    <AriaRoom words={words}>
      <FieldFrame id={id} label={label} optional={optional} description={description} error={error}>
        <ComboBox
          id={id}
          name={name}
          aria-labelledby={`${id}-label`}
          {...described(describedBy(id, description, error))}
          value={value === "" ? null : value}
          onChange={(key) => onChange(key === null ? "" : String(key))}
          isRequired={isRequired}
          isInvalid={Boolean(error)}
          // The server says what is missing, in the reader's language; the browser would say it in its own.
          validationBehavior="aria"
          defaultItems={options}
          defaultFilter={(shown, typed) => found(typed).has(shown)}
          allowsEmptyCollection
          className="relative"
        >
          <Field placeholder={placeholder} clearLabel={isRequired ? null : words("widget.clear-choice")} />
          <Popover
            offset={4}
            className="border-line bg-surface-raised text-ink shadow-float w-(--trigger-width) overflow-y-auto rounded-xl border p-1"
          >
            <ListBox<SelectOption>
              className="outline-none"
              renderEmptyState={() => <p className="text-ink-muted px-3 py-2.5">{words("widget.none-found")}</p>}
            >
              {(option) => (
                <ListBoxItem
                  id={option.value}
                  textValue={option.label}
                  isDisabled={option.disabled === true}
                  className="data-focused:bg-accent-soft data-hovered:bg-accent-soft data-selected:text-accent-strong flex min-h-11 cursor-default items-center justify-between gap-2 rounded-lg px-3 py-2 outline-none data-disabled:opacity-60 data-selected:font-semibold"
                >
                  {({ isSelected }) => (
                    <>
                      <span className="min-w-0">{option.label}</span>
                      {isSelected ? <Icon name="check" /> : null}
                    </>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      </FieldFrame>
    </AriaRoom>
  );
}

const described = (by: string | undefined) => (by === undefined ? {} : { "aria-describedby": by });

/** The labels of the choices that what is typed finds; looked up once for each text, not once for each choice. */
function useFound(options: readonly SelectOption[]): (typed: string) => ReadonlySet<string> {
  const choices = useMemo(() => options.map(({ label, also }) => ({ label, names: [label, ...(also ?? [])] })), [options]);
  const last = useRef<{ typed: string; choices: typeof choices; labels: ReadonlySet<string> } | null>(null);
  return (typed) => {
    if (last.current?.typed !== typed || last.current.choices !== choices)
      last.current = { typed, choices, labels: new Set(choicesFound(choices, typed).map(({ label }) => label)) };
    return last.current.labels;
  };
}

function Field({ placeholder, clearLabel }: { placeholder: string | undefined; clearLabel: string | null }) {
  const state = useContext(ComboBoxStateContext);
  const input = useRef<HTMLInputElement>(null);
  const canClear = clearLabel !== null && state?.value != null;
  return (
    <>
      <Input
        ref={input}
        autoComplete="off"
        placeholder={placeholder ?? ""}
        // As a select does: a press shows the whole list. What is typed then replaces the choice.
        onClick={() => state?.open(null, "manual")}
        onFocus={(event) => event.currentTarget.select()}
        className={`${CONTROL} ${canClear ? "pe-22" : "pe-11"}`}
      />
      <span className="absolute inset-y-0 end-0 flex">
        {canClear ? (
          <button
            type="button"
            aria-label={clearLabel}
            onClick={() => {
              state.setValue(null);
              state.setInputValue("");
              input.current?.focus();
            }}
            className="text-ink-muted hover:text-ink inline-flex size-11 items-center justify-center rounded-lg"
          >
            <Icon name="close" className="size-4.5" />
          </button>
        ) : null}
        <Button className="text-ink-muted inline-flex size-11 items-center justify-center rounded-lg">
          <Icon name="chevron-down" />
        </Button>
      </span>
    </>
  );
}
