import type { Language } from "#app/domain/shared/language.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";

/** What the catalogue keeps about a published course, in one language. */
export type CatalogueEntryToSave = {
  readonly language: Language;
  readonly courseVersionId: string;
  readonly title: string;
  readonly summary: string;
  readonly topics: readonly string[];
  readonly professions: readonly string[];
  /** The languages in which the whole course can be taken. */
  readonly languages: readonly Language[];
  readonly maximumHundredths: number;
  readonly minutes: number;
  /** Bytes of everything that a device keeps of the course in this language. */
  readonly bytes: number;
  /** Nothing that its lessons show is missing from what a device can keep. */
  readonly worksOffline: boolean;
  readonly releasedOn: CalendarDay;
  readonly expiresOn: CalendarDay;
  readonly publishedAt: Instant;
  /** What a search looks through, in all languages, unfolded. */
  readonly searchWords: string;
};
