/** What a service worker is, as far as ours uses it: the compiler's own description of workers and that of pages exclude each other. */
export type WorkerScope = {
  readonly registration: { readonly scope: string };
  readonly clients: {
    get: (id: string) => Promise<WorkerClient | undefined>;
    claim: () => Promise<void>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: <Name extends keyof WorkerEvents>(name: Name, listener: (event: WorkerEvents[Name]) => void) => void;
};

export type WorkerClient = { readonly id: string; postMessage: (message: unknown, transfer: readonly Transferable[]) => void };

type ExtendableEvent = Event & { waitUntil: (work: Promise<unknown>) => void };

export type FetchEvent = ExtendableEvent & {
  readonly request: Request;
  readonly clientId: string;
  respondWith: (reply: Promise<Response>) => void;
};

type WorkerEvents = {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
  message: ExtendableEvent & { readonly data: unknown; readonly ports: readonly MessagePort[] };
};

/** The worker that this code runs in. */
export const worker = globalThis as unknown as WorkerScope;
