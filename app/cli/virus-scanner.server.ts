import { Readable } from "node:stream";
import type { Finding } from "#app/cli/finding.server.ts";
import { env } from "#app/platform/env.server.ts";
import { scanForViruses } from "#app/platform/virus-scanner.server.ts";

/** For the doctor: whether uploaded files are scanned, by showing the scanner something harmless. */
export async function lookAtScanner(): Promise<Finding> {
  const scanner = env.virusScanner();
  if (scanner === undefined)
    return {
      state: "note",
      what: "none: uploaded files are not scanned for viruses",
      mend: "apt-get install clamav-daemon, and name it with CLAMD_SOCKET, or CLAMD_HOST and CLAMD_PORT.",
    };
  const what = "path" in scanner ? scanner.path : `${scanner.host}:${String(scanner.port)}`;
  try {
    const { scan } = await scanForViruses(Readable.from([Buffer.from("bimaristan")]));
    return scan === "clean"
      ? { state: "ok", what }
      : { state: "wrong", what: `${what} warns of harmless bytes`, mend: "Look at its signatures: every upload is kept out of reach." };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return {
      state: "wrong",
      what: `${what} does not answer: ${cause}`,
      mend: "Uploads wait until it does, and none is lost. Look whether clamd runs, and at CLAMD_SOCKET or CLAMD_HOST.",
    };
  }
}
