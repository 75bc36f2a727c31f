import type { Language } from "#app/domain/shared/language.ts";

/** What the bundler writes into the worker (app/cli/bundle-worker.server.ts). */
export type WorkerBuild = {
  /** The build it belongs to; the same as the version in the pages' own manifest. */
  readonly id: string;
  /** Where its files are listed: nobody pays for the list who keeps nothing. */
  readonly list: string;
  /** The page for somebody who has kept nothing here. */
  readonly bare: Readonly<Record<Language, { readonly title: string; readonly text: string; readonly again: string }>>;
};

/** What this build's pages need without a line. */
export type ShellFiles = {
  /** Addresses of scripts, styles and fonts. */
  readonly assets: readonly string[];
  /** The words of each language. */
  readonly words: Readonly<Record<Language, string>>;
  /** What Remix would answer to the question which routes there are. */
  readonly routes: Readonly<Record<string, { readonly id: string }>>;
};

declare const WORKER_BUILD: WorkerBuild;

/** The build of this worker. */
export function workerBuild(): WorkerBuild {
  return WORKER_BUILD;
}
