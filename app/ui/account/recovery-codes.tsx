import { useMessages } from "#app/i18n/use-messages.ts";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { buttonStyle } from "#app/ui/kit/button-style.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** The recovery codes in the one moment in which they can be seen, to be printed or kept as a file. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useMessages();
  const hydrated = useHydrated();
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`Bimaristan\r\n\r\n${codes.join("\r\n")}\r\n`)}`;
  return (
    <div className="space-y-4">
      <Callout kind="warning">
        <p>{t("security.codes-once")}</p>
      </Callout>
      <ol
        dir="ltr"
        className="border-line bg-surface-raised grid grid-cols-1 gap-x-6 gap-y-2 rounded-2xl border p-5 text-center text-lg sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <a href={file} download="bimaristan-recovery-codes.txt" className={buttonStyle("secondary", "medium")}>
          <Icon name="download" />
          {t("security.codes-download")}
        </a>
        {hydrated ? (
          <Button
            type="button"
            look="secondary"
            icon="print"
            onClick={() => {
              window.print();
            }}
          >
            {t("security.codes-print")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
