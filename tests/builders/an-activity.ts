import type { ContentOf } from "#app/domain/compliance/petition.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** What somebody claims to have done elsewhere. */
export const anActivity = (more: Partial<ContentOf<"external">> = {}): ContentOf<"external"> => ({
  kind: "external",
  title: "Neonatal resuscitation workshop",
  organiser: "Basra Teaching Hospital",
  earnedOn: "2026-05-10" as CalendarDay,
  format: "live",
  category: "patient-safety",
  accreditor: null,
  hundredths: 300,
  grade: "provider-signed",
  note: "",
  ...more,
});
