import type { ReactNode } from "react";
import { formatNumber } from "#app/i18n/format-number.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import type { RefusedForm } from "#app/ui/learner/typed-values.ts";

/** Why a form was not taken: of which it is, a sentence with its numbers, or codes by field; and what was typed. */
export type CaseReply = RefusedForm & {
  readonly intent: string;
  readonly refusal: { readonly code: RefusalCode; readonly values: Readonly<Record<string, number>> } | null;
};
export type RefusalCode = CodeOf<MessageKey>;
type CodeOf<Key> = Key extends `regrade.${infer Code}` ? Code : never;

/** A part of the page with its heading. */
export function CaseSection({ id, title, lead, children }: { id: string; title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h2 id={id} className="text-xl font-semibold">
        {title}
      </h2>
      {lead === undefined ? null : <p className="text-ink-muted">{lead}</p>}
      {children}
    </section>
  );
}

/** Why the form was not taken, at its head. */
export function CaseAlert({ reply }: { reply: CaseReply | null }) {
  const t = useMessages();
  const language = useLanguage();
  if (reply === null) return null;
  const { refusal, errors } = reply;
  const numbers = Object.fromEntries(Object.entries(refusal?.values ?? {}).map(([name, value]) => [name, formatNumber(language, value)]));
  const text = refusal === null ? (errorText(t, errors, "") ?? t("errors.see-fields")) : t(`regrade.${refusal.code}`, numbers);
  return (
    <Callout kind="danger" role="alert">
      <p>{text}</p>
    </Callout>
  );
}
