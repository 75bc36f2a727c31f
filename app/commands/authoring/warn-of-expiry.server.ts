import { writeAudit } from "#app/data/audit.server.ts";
import { askForCourseLetter } from "#app/data/course-letters.server.ts";
import { expiringCourses, ownersOf } from "#app/data/expiring-courses.server.ts";
import { channelsOf, noteReminder } from "#app/data/reminders.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { EXPIRY_STEPS, expiryStep } from "#app/domain/authoring/expiry-steps.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/**
 * Warns the owners of each published course that ends within 90, 30 and 7 days: once for each person, version and step (R78), however
 * often it is asked. How many were asked to be sent comes back.
 */
export async function warnOfExpiry(occasion: Occasion): Promise<number> {
  const today = dayInBaghdad(occasion.at);
  let sent = 0;
  for (const { courseId, courseVersionId, expiresOn } of await expiringCourses(alone(), today, EXPIRY_STEPS[0])) {
    const step = expiryStep(expiresOn, today);
    if (step === null) continue;
    sent += await inTransaction(async (tx) => {
      let count = 0;
      const channels = await channelsOf(tx, await ownersOf(tx, courseId));
      for (const [person, channel] of channels) {
        const key = { person, duty: "course-expiry", cycle: courseVersionId, step: `days-${String(step)}`, channel };
        if (!(await noteReminder(tx, key, occasion.at))) continue;
        await askForCourseLetter(tx, `expiring-${step}`, person, courseId);
        count += 1;
      }
      if (count > 0)
        await writeAudit(tx, [
          {
            occasion,
            actor: null,
            deed: "expiry-warned",
            subject: { kind: "course", id: courseId },
            details: { courseVersionId, expiresOn, step, owners: count },
          },
        ]);
      return count;
    });
  }
  return sent;
}
