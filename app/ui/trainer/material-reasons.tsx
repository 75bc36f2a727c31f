import type { MaterialReason } from "#app/domain/authoring/propose-change.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

const MOST = 12;

/** What the rule proposes, and why: each reason with what stands there before and after. */
export function MaterialReasons({ reasons }: { reasons: readonly MaterialReason[] }) {
  const t = useMessages();
  if (reasons.length === 0) return <Callout>{t("publication.proposed-editorial")}</Callout>;
  return (
    <Callout kind="warning" title={t("publication.proposed-material")}>
      <ul className="list-disc space-y-2 ps-5 text-sm">
        {reasons.slice(0, MOST).map((reason, index) => (
          <li key={index}>
            <Reason reason={reason} />
          </li>
        ))}
      </ul>
      {reasons.length > MOST ? <p className="text-sm">{t("publication.material-more", { count: reasons.length - MOST })}</p> : null}
    </Callout>
  );
}

function Reason({ reason }: { reason: MaterialReason }) {
  const t = useMessages();
  const language = useLanguage();
  const said = t(`publication.material-${reason.code}`);
  if (reason.code === "objectives") return <>{said}</>;
  if (reason.code === "key") {
    return (
      <>
        {said}: <Bdi>{reason.leadIn[language]}</Bdi>
      </>
    );
  }
  return (
    <>
      {said} (<span lang={reason.language}>{LANGUAGE_NAMES[reason.language]}</span>)
      {[reason.before, reason.after].map((text, index) =>
        text === null || text === "" ? null : (
          <span key={index} lang={reason.language} dir="auto" className="block [overflow-wrap:anywhere]">
            {index === 0 ? <del className="text-danger">{shortened(text)}</del> : <ins className="text-success">{shortened(text)}</ins>}
          </span>
        ),
      )}
    </>
  );
}

function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 150)} …`;
}
