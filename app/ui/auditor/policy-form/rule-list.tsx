import { useMemo } from "react";
import type { PolicyRule } from "#app/domain/compliance/policy-rule.ts";
import { RULE_FIELD, RULE_KINDS } from "#app/domain/compliance/policy-form.ts";
import { fieldsIn, type Typed } from "#app/domain/compliance/form-field.ts";
import { writeForm } from "#app/domain/compliance/write-form.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { EditableList } from "#app/ui/auditor/policy-form/editable-list.tsx";
import { FieldInputs } from "#app/ui/auditor/policy-form/field-input.tsx";
import { type FormWires, idOf } from "#app/ui/auditor/policy-form/form-wires.ts";
import { ItemProblems } from "#app/ui/auditor/policy-form/item-problems.tsx";
import { listAt, textAt } from "#app/ui/auditor/policy-form/set-at.ts";
import { ruleSentence } from "#app/ui/auditor/rule-sentence.ts";
import { Button } from "#app/ui/kit/button.tsx";

type Kind = PolicyRule["kind"];
type Props = {
  readonly typed: Typed;
  /** Each rule as far as it is filled. */
  readonly rules: readonly (PolicyRule | null)[];
  /** Whether this is the list of the rules about cycles, or of all others. */
  readonly ofCycles: boolean;
  readonly languages: readonly { readonly language: Language; readonly t: Translate }[];
  readonly wires: FormWires;
  readonly open: string | null;
  readonly onOpen: (place: string | null) => void;
};

/** The rules of a policy, each with its live sentence; one at a time is opened and edited. Their order has no meaning but for the reader. */
export function RuleList({ typed, rules, ofCycles, languages, wires, open, onOpen }: Props) {
  const t = useMessages();
  const list = listAt(typed, "rules");
  const kindAt = (at: number) => textAt(list[at] ?? "", "choice") as Kind;
  const own = list.flatMap((_, at) => ((kindAt(at) === "cycle") === ofCycles ? [at] : []));
  const addId = ofCycles ? "add-cycle" : "add-rule";
  const add = (kind: Kind) => {
    const { typed: added } = writeForm(RULE_FIELD, { kind });
    wires.change("rules", [...list, added]);
    onOpen(`rules.${String(list.length)}`);
    focusLater(idOf(`rules.${String(list.length)}.clause`));
  };
  return (
    <div className="space-y-4">
      <EditableList
        open={open}
        onOpen={onOpen}
        items={own.map((at, nth) => ({
          place: `rules.${String(at)}`,
          title: t("policy-form.rule-place", { place: nth + 1, kind: t(`policy-form.kind-${kindAt(at)}`) }),
          canMove: { up: nth > 0, down: nth < own.length - 1 },
          summary: (
            <>
              <LiveSentence rule={rules[at] ?? null} languages={languages} />
              {open === `rules.${String(at)}` ? null : <ItemProblems problems={wires.problems} place={`rules.${String(at)}`} />}
            </>
          ),
          fields: () => (
            <FieldInputs fields={fieldsIn(RULE_FIELD, kindAt(at))} typed={list[at] ?? ""} place={`rules.${String(at)}`} wires={wires} />
          ),
        }))}
        onMove={(place, direction) => {
          const at = Number(place.split(".")[1]);
          const to = own[own.indexOf(at) + (direction === "up" ? -1 : 1)] ?? at;
          wires.change(
            "rules",
            list.map((rule, each) => (each === at ? (list[to] ?? rule) : each === to ? (list[at] ?? rule) : rule)),
          );
          if (open === place) onOpen(`rules.${String(to)}`);
        }}
        onRemove={(place) => {
          wires.change(
            "rules",
            list.filter((_, each) => place !== `rules.${String(each)}`),
          );
          onOpen(null);
          focusLater(addId);
        }}
      />
      {ofCycles ? (
        <Button type="button" id={addId} look="secondary" icon="plus" onClick={() => add("cycle")}>
          {t("policy-form.rule-add")}
        </Button>
      ) : (
        <KindMenu id={addId} onChoose={add} />
      )}
    </div>
  );
}

/** The eighteen other kinds of rules, each with what it is for. */
function KindMenu({ id, onChoose }: { id: string; onChoose: (kind: Kind) => void }) {
  const t = useMessages();
  return (
    <details className="border-line-strong bg-surface-raised rounded-xl border">
      <summary id={id} className="min-h-11 cursor-pointer px-4 py-3 font-semibold">
        {t("policy-form.rule-add")}
      </summary>
      <ul className="border-line grid gap-2 border-t p-3 sm:grid-cols-2">
        {RULE_KINDS.filter((kind) => kind !== "cycle").map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className="border-line hover:border-accent hover:bg-accent-soft block min-h-11 w-full rounded-lg border px-3 py-2 text-start"
              onClick={(event) => {
                event.currentTarget.closest("details")?.removeAttribute("open");
                onChoose(kind);
              }}
            >
              <span className="block font-semibold">{t(`policy-form.kind-${kind}`)}</span>
              <span className="text-ink-muted block text-sm">{t(`policy-form.purpose-${kind}` as MessageKey)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The rule as one sentence, in the reader's language and below it in the others. */
function LiveSentence({ rule, languages }: { rule: PolicyRule | null } & Pick<Props, "languages">) {
  const t = useMessages();
  const said = useMemo(
    () => (rule === null ? [] : languages.map(({ language, t: say }) => ({ language, text: ruleSentence(rule, language, say) }))),
    [rule, languages],
  );
  if (rule === null) return <p className="text-ink-muted">{t("policy-form.sentence-later")}</p>;
  return (
    <div className="space-y-1" aria-live="polite">
      {said.map(({ language, text }, at) => (
        <p key={language} lang={language} dir={directionOf(language)} className={at === 0 ? "text-lg" : "text-ink-muted text-sm"}>
          {text}
        </p>
      ))}
    </div>
  );
}

/** Gives the focus to what the next rendering brings. */
export function focusLater(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
}
