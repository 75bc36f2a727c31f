import { type Task, type TaskList, run } from "graphile-worker";
import { type Job, JOBS, SCHEDULE } from "#app/jobs/registry.server.ts";
import { joinWorkers } from "#app/platform/abandoned-jobs.server.ts";
import { env } from "#app/platform/env.server.ts";
import { allowFfmpeg, stopFfmpeg } from "#app/platform/ffmpeg.server.ts";
import { log } from "#app/platform/log.server.ts";
import { queueLogger } from "#app/platform/queue.server.ts";

export type Worker = {
  /** Takes no new job, lets those under way finish; work on a recording, which may take an hour, is stopped and goes on where it was. */
  readonly stop: () => Promise<void>;
};

/** Starts to work off the queue of `env.databaseUrl()`, two jobs at a time, and what the clock asks for. */
export async function startWorker(jobs: Partial<Record<string, Job>> = JOBS): Promise<Worker> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).flatMap(([name, job]) => (job === undefined ? [] : [[name, taskOf(job)]])),
  );
  allowFfmpeg();
  const presence = await joinWorkers(env.databaseUrl());
  const runner = await run({
    connectionString: env.databaseUrl(),
    // One listens, two work, one is spare for what the queue does with itself.
    maxPoolSize: 4,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    // Unbatched, the queue does not wait for its own note that a job is done, and a stop in that moment runs the job again.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList,
    crontab: SCHEDULE.map(({ job, cron }) => `${cron} ${job}`).join("\n"),
    logger: queueLogger,
  });
  // `stop` settles this; a loss of the database on the way is retried by the runner itself.
  runner.promise.catch((error: unknown) => {
    log.error({ err: error }, "the job worker ended");
  });
  return {
    async stop() {
      stopFfmpeg();
      await runner.stop();
      await presence.leave();
    },
  };
}

function taskOf(job: Job): Task {
  return (payload, helpers) => job(payload, { jobId: helpers.job.id, attempt: helpers.job.attempts });
}
