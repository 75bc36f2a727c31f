import { printCertificateAgain } from "#app/commands/credits/print-certificate-again.server.ts";
import { removeLeftUpload } from "#app/commands/media/remove-left-upload.server.ts";
import { removeUnnamedObject } from "#app/commands/media/remove-unnamed-object.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";
import { type LeftUpload, leftUploads } from "#app/queries/media/left-uploads.server.ts";
import { type ObjectFinding, objectFindings } from "#app/queries/media/object-findings.server.ts";

const REMOVE = "--remove";
const PRINT_AGAIN = "--print-again";
/** An upload to which nothing was added for so long is named. */
const LEFT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * `npm run media:sweep -- [--remove] [--print-again]`: names objects that no row knows, rows whose object is gone, and uploads that nobody
 * went on with for seven days; ends with 1 when a row's object is gone. Alone it changes nothing. `--remove` deletes the objects without a row
 * that are older than a day, and what has arrived of those uploads; `--print-again` has
 * the lost PDFs of certificates made anew.
 */
export async function main(
  args: readonly string[] = [],
  say: (line: string) => void = console.log,
  now: () => number = Date.now,
): Promise<number> {
  const unknown = args.filter((arg) => arg !== REMOVE && arg !== PRINT_AGAIN);
  if (unknown.length > 0) throw new Error(`media:sweep knows ${REMOVE} and ${PRINT_AGAIN}, not ${unknown.join(" ")}.`);
  return withDatabase(async () => {
    const count = { "in-order": 0, "no-row": 0, "no-object": 0 };
    for await (const found of objectFindings()) {
      count[found.finding] += 1;
      if (found.finding === "in-order") continue;
      const done = await mend(found, args, now());
      say(`${sentenceOf(found)}${done === null ? "" : `; ${done}`}`);
    }
    for (const left of await leftUploads()) {
      if (left.state === "checking" || Date.parse(left.changedAt) > now() - LEFT_MS) continue;
      const done = args.includes(REMOVE) ? await removeLeft(left, now()) : null;
      say(`${sentenceOfUpload(left)}${done === null ? "" : `; ${done}`}`);
    }
    say(
      `${String(count["in-order"])} objects in order, ${String(count["no-row"])} without a row, ${String(count["no-object"])} rows without an object`,
    );
    return count["no-object"] === 0 ? 0 : 1;
  });
}

type Trouble = Exclude<ObjectFinding, { finding: "in-order" }>;

function sentenceOf(found: Trouble): string {
  if (found.finding === "no-row")
    return `object ${found.sha256} (${String(found.bytes)} bytes, of ${instantAt(found.storedAt)}): no row names it`;
  if ("certificate" in found)
    return `certificate ${found.certificate}${found.replaced ? " (replaced)" : ""}: its PDF ${found.sha256} is gone`;
  return `file ${found.sha256} of ${found.uses === "" ? "no course" : found.uses}: it is gone`;
}

function sentenceOfUpload({ uploadId, state, pieces, bytes, changedAt }: LeftUpload): string {
  const what = state === null ? "no row knows it" : state === "uploading" ? "nobody went on with it" : "it is over";
  return `upload ${uploadId} (${String(pieces)} pieces, ${String(bytes)} bytes, of ${changedAt}): ${what}`;
}

async function removeLeft({ uploadId }: LeftUpload, now: number): Promise<string> {
  const removed = await removeLeftUpload(uploadId, { at: instantAt(now), requestId: null });
  return removed.ok ? "removed" : "kept, for it changed meanwhile";
}

/** What was done about it, in words; null: nothing was asked. */
async function mend(found: Trouble, args: readonly string[], now: number): Promise<string | null> {
  if (found.finding === "no-row") {
    if (!args.includes(REMOVE)) return null;
    const removed = await removeUnnamedObject(found.sha256, { at: instantAt(now), requestId: null });
    if (removed.ok) return "removed";
    return removed.refusal === "too-young" ? "kept, for it is not a day old" : "kept, for it changed meanwhile";
  }
  if (!("certificate" in found) || !args.includes(PRINT_AGAIN)) return null;
  const asked = await printCertificateAgain("installation", found.certificate);
  return asked.ok ? "it will be made again" : "not made again: another certificate has taken its place";
}
