/** The operator's order to stop: SIGINT (Ctrl-C), SIGTERM, or a closed terminal. */
export type OrderToStop = { readonly given: Promise<void>; readonly signal: AbortSignal };

/** Ctrl-C reaches us twice: from the terminal, and from npm, which passes it on. */
const ECHO_MS = 1_000;

/** Listens for the first order. A second one ends the process at once; the database, told by the process's end, closes itself. */
export function orderToStop(): OrderToStop {
  const order = new AbortController();
  let givenAt = 0;
  const given = new Promise<void>((done) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(name, () => {
        if (order.signal.aborted && Date.now() - givenAt > ECHO_MS) process.exit(130);
        if (!order.signal.aborted) givenAt = Date.now();
        order.abort();
        done();
      });
    }
  });
  return { given, signal: order.signal };
}
