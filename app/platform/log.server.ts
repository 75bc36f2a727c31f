import { pino } from "pino";
import { env } from "#app/platform/env.server.ts";

/** The server's log: one JSON object a line, on standard output. Secrets and what people typed never go in. */
export const log = pino({
  level: env.logLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: ["password", "*.password", "cookie", "*.cookie", "headers.cookie", "headers.authorization", "token", "*.token"],
});
