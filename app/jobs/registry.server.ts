import { run as applyRegisterImport } from "#app/jobs/apply-register-import.server.ts";
import { run as applyRegrade } from "#app/jobs/apply-regrade.server.ts";
import { run as closeOverdueAttempts } from "#app/jobs/close-overdue-attempts.server.ts";
import { run as issueCertificate } from "#app/jobs/issue-certificate.server.ts";
import { run as readRegisterImport } from "#app/jobs/read-register-import.server.ts";
import { run as remindReviewers } from "#app/jobs/remind-reviewers.server.ts";
import { run as refreshStandings } from "#app/jobs/refresh-standings.server.ts";
import { run as remindOfStandings } from "#app/jobs/remind-of-standings.server.ts";
import { run as sendLicenceLetter } from "#app/jobs/send-licence-letter.server.ts";
import { run as sendPetitionLetter } from "#app/jobs/send-petition-letter.server.ts";
import { run as sendStandingReminder } from "#app/jobs/send-standing-reminder.server.ts";
import { run as runSimulation } from "#app/jobs/run-simulation.server.ts";
import { run as sendItemLetter } from "#app/jobs/send-item-letter.server.ts";
import { run as publishPlanned } from "#app/jobs/publish-planned.server.ts";
import { run as sendCourseLetter } from "#app/jobs/send-course-letter.server.ts";
import { run as processMedia } from "#app/jobs/process-media.server.ts";
import { run as renderAgain } from "#app/jobs/render-again.server.ts";
import { run as sendLetter } from "#app/jobs/send-letter.server.ts";
import { run as sendResetCode } from "#app/jobs/send-reset-code.server.ts";
import { run as sendReviewReminder } from "#app/jobs/send-review-reminder.server.ts";
import { run as sendSignUpMessage } from "#app/jobs/send-sign-up-message.server.ts";
import { run as storeUpload } from "#app/jobs/store-upload.server.ts";
import { run as sweepIdentity } from "#app/jobs/sweep-identity.server.ts";
import { run as warnOfExpiry } from "#app/jobs/warn-of-expiry.server.ts";
import type { JobName } from "#app/platform/queue.server.ts";

/** What a job learns about itself besides its payload. */
export type JobHelpers = { readonly jobId: string; readonly attempt: number };

/** Runs one errand. The payload comes from the database: parse it. Throwing means "try again later". */
export type Job = (payload: unknown, helpers: JobHelpers) => Promise<void>;

/** Which file runs which job. */
export const JOBS: Readonly<Record<JobName, Job>> = {
  "apply-regrade": applyRegrade,
  "close-overdue-attempts": closeOverdueAttempts,
  "issue-certificate": issueCertificate,
  "remind-reviewers": remindReviewers,
  "send-item-letter": sendItemLetter,
  "publish-planned": publishPlanned,
  "send-course-letter": sendCourseLetter,
  "process-media": processMedia,
  "render-again": renderAgain,
  "send-letter": sendLetter,
  "send-reset-code": sendResetCode,
  "send-review-reminder": sendReviewReminder,
  "send-sign-up-message": sendSignUpMessage,
  "store-upload": storeUpload,
  "sweep-identity": sweepIdentity,
  "warn-of-expiry": warnOfExpiry,
  "read-register-import": readRegisterImport,
  "apply-register-import": applyRegisterImport,
  "refresh-standings": refreshStandings,
  "remind-of-standings": remindOfStandings,
  "send-standing-reminder": sendStandingReminder,
  "send-licence-letter": sendLicenceLetter,
  "send-petition-letter": sendPetitionLetter,
  "run-simulation": runSimulation,
};

/** What is done by the clock, as crontab has it (UTC). */
export const SCHEDULE: readonly { readonly job: JobName; readonly cron: string }[] = [
  { job: "close-overdue-attempts", cron: "* * * * *" },
  { job: "refresh-standings", cron: "* * * * *" },
  { job: "publish-planned", cron: "*/10 * * * *" },
  { job: "sweep-identity", cron: "17 * * * *" },
  // By day: 8:00 to 18:00 in Baghdad. A letter at night wakes somebody.
  { job: "remind-reviewers", cron: "5 5-15 * * *" },
  { job: "warn-of-expiry", cron: "37 5-15 * * *" },
  { job: "remind-of-standings", cron: "21 5-15 * * *" },
];
