import { beforeEach, expect, test } from "vitest";
import { beginProcessing } from "#app/commands/media/begin-processing.server.ts";
import { processRecording } from "#app/commands/media/process-recording.server.ts";
import { settleProcessing } from "#app/commands/media/settle-processing.server.ts";
import { askProcessingAgain } from "#app/data/media-processing.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { allowFfmpeg, stopFfmpeg } from "#app/platform/ffmpeg.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";
import { emptyTables } from "#tests/support/database.ts";
import { aFilm, aRecording, aSilentFilm, aTone, anOriginal, hasFfmpeg } from "#tests/support/small-recording.ts";

beforeEach(emptyTables);
beforeEach(allowFfmpeg);

const now = () => instantAt(Date.now());
const A_MINUTE = 60_000;

async function rungs(originalSha256: string) {
  const rows = await db().mediaRendition.findMany({ where: { originalSha256 }, include: { object: true }, orderBy: { rung: "asc" } });
  return new Map(rows.map((row) => [row.rung, { ...row, facts: row.facts as Record<string, unknown> }]));
}

async function textOf(sha256: string): Promise<string> {
  return new TextDecoder().decode((await getObject(objectKey(sha256)))?.bytes);
}

test.skipIf(!hasFfmpeg)(
  "a sound of three seconds becomes Opus and MP3, with its waveform, its length and the size of each",
  async () => {
    const work = await anOriginal(await aTone(3), "audio/mpeg");
    expect(await processRecording(work, now)).toEqual({ ok: true, value: null });
    const made = await rungs(work.sha256);
    expect([...made.keys()]).toEqual(["mp3-32k", "opus-24k", "waveform"]);
    expect(made.get("opus-24k")?.object).toMatchObject({ contentType: "audio/ogg" });
    expect(Number(made.get("opus-24k")?.facts["seconds"])).toBeCloseTo(3, 0);
    // 24 and 32 kbit/s, with what the container needs.
    expect(made.get("opus-24k")?.object.bytes).toBeLessThan(14_000);
    expect(made.get("mp3-32k")?.object.bytes).toBeLessThan(16_000);
    const peaks = made.get("waveform")?.facts["peaks"] as number[];
    expect(Math.max(...peaks)).toBeGreaterThan(5);
    expect(await getObject(objectKey(work.sha256))).not.toBeNull();
  },
  A_MINUTE,
);

test.skipIf(!hasFfmpeg)(
  "a quiet and a loud recording come out equally loud",
  async () => {
    const peaksOf = async (volume: string) => {
      const source = ["-f", "lavfi", "-i", "anoisesrc=d=6:c=pink:seed=7", "-af", `volume=${volume}`, "-c:a", "pcm_s16le"];
      const work = await anOriginal(await aRecording(source, "wav"), "audio/wav");
      expect(await processRecording(work, now)).toMatchObject({ ok: true });
      const opus = (await rungs(work.sha256)).get("opus-24k");
      const again = await anOriginal((await getObject(objectKey(opus?.sha256 ?? "")))?.bytes ?? new Uint8Array(), "audio/ogg");
      expect(await processRecording(again, now)).toMatchObject({ ok: true });
      const peaks = (await rungs(again.sha256)).get("waveform")?.facts["peaks"] as number[];
      return peaks.reduce((sum, peak) => sum + peak, 0) / peaks.length;
    };
    const [quiet, loud] = [await peaksOf("-30dB"), await peaksOf("-3dB")];
    expect(Math.abs(quiet - loud)).toBeLessThan(0.15 * loud);
  },
  A_MINUTE,
);

test.skipIf(!hasFfmpeg)(
  "R50: a film becomes rungs of HLS in one file each, with sound alone, a plain file, a poster; every address in its lists is stored",
  async () => {
    const work = await anOriginal(await aFilm(9, "640x380"), "video/mp4");
    expect(await processRecording(work, now)).toEqual({ ok: true, value: null });
    const made = await rungs(work.sha256);
    expect([...made.keys()]).toEqual(
      "hls hls-144p hls-240p hls-360p hls-audio mp3-32k mp4 mp4-144p opus-24k playlist-144p playlist-240p playlist-360p playlist-audio poster".split(
        " ",
      ),
    );
    const list = await textOf(made.get("hls")?.sha256 ?? "");
    expect(list.match(/RESOLUTION=\d+x\d+/g)).toEqual(["RESOLUTION=242x144", "RESOLUTION=404x240", "RESOLUTION=606x360"]);
    expect(list).toMatch(/CODECS="avc1\.42c01e,mp4a\.40\.2"/);
    expect(list.match(/^\/media\/\w{64}$/gm)).toHaveLength(4);
    const boundaries = new Set<string>();
    for (const size of ["144p", "240p", "360p"]) {
      const parts = await textOf(made.get(`playlist-${size}`)?.sha256 ?? "");
      expect(list).toContain(`/media/${made.get(`playlist-${size}`)?.sha256 ?? ""}`);
      expect(new Set(parts.match(/\/media\/\w{64}/g))).toEqual(new Set([`/media/${made.get(`hls-${size}`)?.sha256 ?? ""}`]));
      boundaries.add((parts.match(/#EXTINF:[\d.]+/g) ?? []).slice(0, 2).join());
    }
    // Key frames stand at the same moments in every rung.
    expect([...boundaries]).toEqual(["#EXTINF:4.000000,#EXTINF:4.000000"]);
    const sizes = ["hls-144p", "hls-240p", "hls-360p"].map((rung) => made.get(rung)?.object.bytes ?? 0);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(made.get("mp4")?.facts).toMatchObject({ height: 240 });
  },
  2 * A_MINUTE,
);

test.skipIf(!hasFfmpeg)(
  "work that was stopped goes on with the rung that it had not finished",
  async () => {
    const work = await anOriginal(await aSilentFilm(4), "video/mp4");
    const row = await db().mediaObject.findFirstOrThrow();
    // Made before the stop: whatever it is, it is not made again.
    await db().mediaRendition.create({ data: { originalSha256: work.sha256, rung: "poster", sha256: row.sha256, facts: { width: 1 } } });
    stopFfmpeg();
    await expect(processRecording(work, now))
      .resolves.toEqual({ ok: false, refusal: "unreadable" })
      .catch(() => undefined);
    allowFfmpeg();
    expect(await processRecording(work, now)).toMatchObject({ ok: true });
    const made = await rungs(work.sha256);
    expect(made.get("poster")?.sha256).toBe(work.sha256);
    expect([...made.keys()]).toEqual("hls hls-144p hls-240p mp4 mp4-144p playlist-144p playlist-240p poster".split(" "));
    expect(await textOf(made.get("hls")?.sha256 ?? "")).not.toContain("mp4a");
  },
  A_MINUTE,
);

test.skipIf(!hasFfmpeg)(
  "what took too long says so, and is made by an attempt that has more time",
  async () => {
    const work = await anOriginal(await aTone(3), "audio/mpeg");
    // The first attempt has the time of one; this one has none.
    expect(await processRecording({ ...work, attempt: 0 }, now)).toEqual({ ok: false, refusal: "took-too-long" });
    const occasion = () => ({ at: now(), requestId: null });
    await settleProcessing(work, { state: "failed", why: "took-too-long" }, occasion());
    expect(await db().mediaProcessing.findUnique({ where: { sha256: work.sha256 } })).toMatchObject({
      state: "failed",
      why: "took-too-long",
    });
    expect(await inTransaction((tx) => askProcessingAgain(tx, work.sha256, now()))).toBe(true);
    const again = await beginProcessing(work.sha256, occasion());
    expect(again).toMatchObject({ attempt: 2 });
    expect(await processRecording(again ?? work, now)).toEqual({ ok: true, value: null });
    expect([...(await rungs(work.sha256)).keys()]).toEqual(["mp3-32k", "opus-24k", "waveform"]);
  },
  A_MINUTE,
);

test.skipIf(!hasFfmpeg)(
  "a broken file, one that is only a header and a list of other files are refused in words, and the original stays",
  async () => {
    const film = await aFilm(2);
    const header = (await aTone(3)).subarray(0, 60);
    const broken = Buffer.concat([film.subarray(0, 40), Buffer.alloc(4000, 7)]);
    const list = Buffer.from("#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n");
    for (const bytes of [broken, header, list, Buffer.from("<!doctype html>")]) {
      const work = await anOriginal(bytes, "video/mp4");
      expect(await processRecording(work, now)).toEqual({ ok: false, refusal: "unreadable" });
      expect(await getObject(objectKey(work.sha256))).not.toBeNull();
      expect([...(await rungs(work.sha256)).keys()]).toEqual([]);
    }
  },
  A_MINUTE,
);
