import type { Language } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { installationFact } from "#app/platform/installation-facts.server.ts";

export type Landing = {
  readonly courses: readonly {
    readonly courseId: string;
    readonly title: string;
    readonly summary: string;
    readonly minutes: number;
    readonly maximumHundredths: number;
  }[];
  /** This installation was filled with the demo. */
  readonly demo: boolean;
};

/** What a stranger sees first: the three newest courses in the language, as of the day in Baghdad. */
export async function landing(language: Language, today: CalendarDay): Promise<Landing> {
  const [courses, demo] = await Promise.all([
    db().catalogueEntry.findMany({
      where: { language, expiresOn: { gte: today } },
      orderBy: { publishedAt: "desc" },
      take: 3,
      select: { courseId: true, title: true, summary: true, minutes: true, maximumHundredths: true },
    }),
    installationFact("demo-seeded"),
  ]);
  return { courses, demo: demo !== null };
}
