import { isolateRuns } from "#app/domain/authoring/isolate-runs.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";

/**
 * Plain words of a course in the reader's language, with what runs the other way isolated (R3): without it a browser shows the dose
 * "12 kg × 15 mg/kg" in Arabic as "kg × 15 mg/kg 12".
 */
export function ClinicalText({ children }: { children: string }) {
  const direction = directionOf(useLanguage());
  const other = direction === "rtl" ? "ltr" : "rtl";
  return (
    <>
      {isolateRuns(children, direction).map((run, index) =>
        run.isolated ? (
          <bdi key={index} dir={other}>
            {run.text}
          </bdi>
        ) : (
          run.text
        ),
      )}
    </>
  );
}
