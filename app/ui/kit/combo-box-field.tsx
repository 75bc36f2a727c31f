import { useEffect, useRef, useState } from "react";
import { OrPlain } from "#app/ui/kit/or-plain.tsx";
import type { RichComboBoxProps } from "#app/ui/kit/rich/rich-combo-box.tsx";
import { SelectField, type SelectFieldProps } from "#app/ui/kit/select-field.tsx";
import { type RichSource, useRich } from "#app/ui/kit/use-rich.ts";

/** A list that is taken in at a glance needs no search. */
const LONG = 8;

const SOURCE: RichSource<RichComboBoxProps> = {
  load: async () => (await import("#app/ui/kit/rich/rich-combo-box.tsx")).RichComboBox,
  atHand: null,
};

export type ComboBoxFieldProps = Omit<SelectFieldProps, "onChange" | "value" | "defaultValue"> & {
  defaultValue?: string;
  onChoose?: (value: string) => void;
};

/**
 * A choice from a list that may be long: a native select, whose place a field with a searchable list takes when script has come. Both
 * send the same value under the same name.
 */
export function ComboBoxField({ defaultValue = "", onChoose, ...field }: ComboBoxFieldProps) {
  const host = useRef<HTMLDivElement>(null);
  const [value, setValue] = useState(defaultValue);
  const options = field.options.flatMap((option) => ("options" in option ? option.options : [option]));
  const rich = useRich(SOURCE, host, options.length >= LONG);
  const choose = (chosen: string) => {
    setValue(chosen);
    onChoose?.(chosen);
  };
  const onFirst = useRef(choose);
  useEffect(() => {
    // What was chosen, or filled in by the browser, before the script came.
    const before = host.current?.querySelector("select")?.value ?? "";
    if (before !== "") onFirst.current(before);
  }, []);
  const plain = <SelectField {...field} defaultValue={value} onChange={(event) => choose(event.currentTarget.value)} />;
  return (
    <div ref={host}>
      {rich === null ? (
        plain
      ) : (
        <OrPlain plain={plain}>
          <rich.Widget
            id={field.id ?? `field-${field.name}`}
            name={field.name}
            label={field.label}
            placeholder={field.placeholder}
            optional={field.optional}
            description={field.description}
            error={field.error}
            isRequired={field.required === true}
            options={options}
            value={value}
            onChange={choose}
            words={rich.words}
          />
        </OrPlain>
      )}
    </div>
  );
}
