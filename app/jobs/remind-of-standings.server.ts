import { remindOfStandings } from "#app/commands/compliance/remind-of-standings.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** Once an hour of the day: reminds clinicians of what their cycle lacks. Asked often, so that a day on which the machine was off loses nothing; sent once (R78). */
export async function run(): Promise<void> {
  await remindOfStandings({ at: instantAt(Date.now()), requestId: null });
}
