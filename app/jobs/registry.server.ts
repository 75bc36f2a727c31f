import { run as closeOverdueAttempts } from "#app/jobs/close-overdue-attempts.server.ts";
import { run as issueCertificate } from "#app/jobs/issue-certificate.server.ts";
import { run as remindReviewers } from "#app/jobs/remind-reviewers.server.ts";
import { run as processMedia } from "#app/jobs/process-media.server.ts";
import { run as sendLetter } from "#app/jobs/send-letter.server.ts";
import { run as sendResetCode } from "#app/jobs/send-reset-code.server.ts";
import { run as sendReviewReminder } from "#app/jobs/send-review-reminder.server.ts";
import { run as sendSignUpMessage } from "#app/jobs/send-sign-up-message.server.ts";
import { run as sweepIdentity } from "#app/jobs/sweep-identity.server.ts";
import type { JobName } from "#app/platform/queue.server.ts";

/** What a job learns about itself besides its payload. */
export type JobHelpers = { readonly jobId: string; readonly attempt: number };

/** Runs one errand. The payload comes from the database: parse it. Throwing means "try again later". */
export type Job = (payload: unknown, helpers: JobHelpers) => Promise<void>;

/** Which file runs which job. */
export const JOBS: Readonly<Record<JobName, Job>> = {
  "close-overdue-attempts": closeOverdueAttempts,
  "issue-certificate": issueCertificate,
  "remind-reviewers": remindReviewers,
  "process-media": processMedia,
  "send-letter": sendLetter,
  "send-reset-code": sendResetCode,
  "send-review-reminder": sendReviewReminder,
  "send-sign-up-message": sendSignUpMessage,
  "sweep-identity": sweepIdentity,
};

/** What is done by the clock, as crontab has it (UTC). */
export const SCHEDULE: readonly { readonly job: JobName; readonly cron: string }[] = [
  { job: "close-overdue-attempts", cron: "* * * * *" },
  { job: "sweep-identity", cron: "17 * * * *" },
  // By day: 8:00 to 18:00 in Baghdad. A letter at night wakes somebody.
  { job: "remind-reviewers", cron: "5 5-15 * * *" },
];
