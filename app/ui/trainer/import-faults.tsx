import { useMessages } from "#app/i18n/use-messages.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";

/** Why a file was not read; with its lines where it is known which ones. */
export type ImportRefusal = {
  readonly code: string;
  readonly faults: readonly { readonly file: string | null; readonly line: number; readonly code: string; readonly where: string | null }[];
};

const SHOWN = 40;

/** That nothing was taken in, and why: line by line where a line is at fault (R75). */
export function ImportFaults({ refusal }: { refusal: ImportRefusal }) {
  const t = useMessages();
  const said = (code: string): string => {
    const key = `plan.import-${code}` as MessageKey;
    const own = t(key);
    return own === key ? faultSentence(t, { code, params: {} }) : own;
  };
  return (
    <Callout kind="danger" role="alert" title={t("plan.import-refused")}>
      {refusal.code === "faults" ? (
        <ul className="mt-2 space-y-1">
          {refusal.faults.slice(0, SHOWN).map((fault, index) => (
            <li key={index}>
              <bdi dir="ltr" className="font-mono text-sm">
                {fault.file === null ? "" : `${fault.file}:`}
                {fault.line}
              </bdi>{" "}
              {said(fault.code)}
              {fault.where === null ? null : (
                <>
                  {" "}
                  <code dir="ltr">{fault.where}</code>
                </>
              )}
            </li>
          ))}
          {refusal.faults.length > SHOWN ? <li>{t("workshop.more-faults", { count: refusal.faults.length - SHOWN })}</li> : null}
        </ul>
      ) : (
        <p>{said(refusal.code)}</p>
      )}
    </Callout>
  );
}
