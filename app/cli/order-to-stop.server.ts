/** The operator's order to stop: SIGINT (Ctrl-C), SIGTERM, or a closed terminal. */
export type OrderToStop = { readonly given: Promise<void>; readonly signal: AbortSignal };

/** Listens for the first order. A second one ends the process at once; the database, told by the process's end, closes itself. */
export function orderToStop(): OrderToStop {
  const order = new AbortController();
  const given = new Promise<void>((done) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(name, () => {
        if (order.signal.aborted) process.exit(130);
        order.abort();
        done();
      });
    }
  });
  return { given, signal: order.signal };
}
