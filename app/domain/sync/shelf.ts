import type { Position } from "#app/domain/learning/progress.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** What lies on a device for one person. */
export type Shelf = {
  readonly courses: readonly {
    readonly courseId: string;
    readonly language: Language;
    readonly title: string;
    readonly bytes: number;
    readonly number: number;
    /** Every file is there and was checked. */
    readonly isWhole: boolean;
    /** Where they were reading. */
    readonly place: Position | null;
  }[];
  /** Deeds that the server does not know yet. */
  readonly unsent: number;
};
