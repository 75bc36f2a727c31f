import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, mkdtemp, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NewRendition } from "#app/data/media-processing.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import { addressedPlaylist, bitsOf, h264CodecIn, masterPlaylist } from "#app/domain/media/hls-playlist.ts";
import { type RecordingSource, type RungName, type VideoRung, playlistOf, plainRungOf, videoLadder } from "#app/domain/media/ladder.ts";
import type { ProcessingFault, ProcessingWork } from "#app/domain/media/processing.ts";
import { probedRecording } from "#app/domain/media/probed-recording.ts";
import { gatherPeaks, waveformSvg } from "#app/domain/media/waveform.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import {
  type Ffmpeg,
  type FfmpegRefusal,
  SAMPLES_A_SECOND,
  filmParameters,
  findFfmpeg,
  lengthParameters,
  loudnessFilter,
  measureParameters,
  mp3Parameters,
  opusParameters,
  plainParameters,
  posterParameters,
  probe,
  runFfmpeg,
  samplesParameters,
  soundOfFilmParameters,
} from "#app/platform/ffmpeg.server.ts";
import { getObject, objectKey, putObjectFrom } from "#app/platform/object-store.server.ts";

const AT_ONCE = 8 * 1024 * 1024;
const PLAYLIST_TYPE = "application/vnd.apple.mpegurl";
const AAC = "mp4a.40.2";

/** An original on this machine's disk while something is made of it. */
export type RecordingWork = {
  readonly source: RecordingSource;
  readonly sha256: string;
  readonly folder: string;
  readonly original: string;
  /** Which attempt this is: each has so many times as much time as the first. */
  readonly attempt: number;
  readonly tools: Ffmpeg;
  /** The filter that brings its sound to the common loudness; measured once, when it is first needed. */
  loudness: string | null;
};

/** What was made of an original before: rungs by their names. */
export type MadeRungs = ReadonlyMap<string, { readonly sha256: string; readonly facts: Readonly<Record<string, unknown>> }>;

/** The rungs that there are of an original. */
export async function madeRungs(originalSha256: string): Promise<MadeRungs> {
  const rows = await alone().mediaRendition.findMany({ where: { originalSha256 } });
  return new Map(rows.map(({ rung, sha256, facts }) => [rung, { sha256, facts: facts as Record<string, unknown> }]));
}

/** Fetches an original and looks into it. What it opened is closed by `closeRecording`. Throws when the store has lost it or does not answer. */
export async function openRecording({ sha256, bytes, attempt }: ProcessingWork): Promise<Result<RecordingWork, ProcessingFault>> {
  const tools = await findFfmpeg();
  if (tools === null) return refused("ffmpeg-missing");
  const folder = await mkdtemp(join(tmpdir(), "bimaristan-recording-"));
  try {
    const original = join(folder, "original");
    await fetchTo(original, sha256, bytes);
    const source = await lookedInto(tools, original, attempt);
    if (source.ok) return granted({ source: source.value, sha256, folder, original, attempt, tools, loudness: null });
    await rm(folder, { recursive: true, force: true });
    return source;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** What is in a recording; where it does not say how long it is, it is read to its end. */
async function lookedInto(tools: Ffmpeg, original: string, attempt: number): Promise<Result<RecordingSource, ProcessingFault>> {
  const probed = await probe(tools, original, PROBE_MS * attempt);
  const seen = judged(probed);
  if (!seen.ok) return seen;
  const source = probedRecording(probed.ok ? probed.json : null);
  if (source === null || source.seconds > 0) return source === null ? refused("unreadable") : granted(source);
  let seconds = 0;
  const onSeconds = (reached: number): void => {
    seconds = reached;
  };
  const read = await runFfmpeg(tools, lengthParameters, { input: original, limitMs: BEFORE_LENGTH_MS * attempt, onSeconds });
  if (!read.ok && read.refusal !== "failed") return refusalIn(read.refusal);
  // A file that breaks off is as long as what could be read of it.
  return seconds > 0 ? granted({ ...source, seconds }) : refused("unreadable");
}

/** Takes the original off the disk again. */
export async function closeRecording({ folder }: RecordingWork): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Makes a rung and stores it; with a rung of HLS comes its list of parts. `made`: the rungs before it. Throws when the work was stopped or the
 * store does not answer: it is tried again.
 */
export async function makeRung(
  work: RecordingWork,
  name: RungName,
  made: MadeRungs,
  progress: (share: number) => void,
): Promise<Result<readonly NewRendition[], ProcessingFault>> {
  const { source, folder } = work;
  const path = join(folder, name);
  const facts = { seconds: source.seconds };
  switch (name) {
    case "opus-24k":
    case "mp3-32k": {
      const sound = await loudnessOf(work);
      if (!sound.ok) return sound;
      const wrote = await written(
        work,
        name === "opus-24k" ? opusParameters(sound.value, path) : mp3Parameters(sound.value, path),
        progress,
      );
      return wrote.ok ? granted([await stored(name, path, name === "opus-24k" ? "audio/ogg" : "audio/mpeg", facts)]) : wrote;
    }
    case "waveform":
      return drawWaveform(work, path);
    case "poster":
      return takePoster(work, path);
    case "hls-audio": {
      const sound = await loudnessOf(work);
      if (!sound.ok) return sound;
      const wrote = await written(work, soundOfFilmParameters(sound.value, path, `${path}.m3u8`), progress);
      return wrote.ok ? granted(await storedHls(name, path, { ...facts, codecs: AAC })) : wrote;
    }
    case "mp4":
    case "mp4-144p": {
      const rung = plainRungOf(rungsIn(source), name);
      const film = rung === null ? undefined : made.get(rung.name);
      if (rung === null || film === undefined) return refused("fault");
      const from = join(folder, `${rung.name}-again`);
      await fetchTo(from, film.sha256, null);
      const wrote = await written(work, plainParameters(path), progress, from);
      const { width, height } = rung;
      return wrote.ok ? granted([await stored(name, path, "video/mp4", { ...facts, width, height })]) : wrote;
    }
    case "hls": {
      await writeFile(path, masterPlaylist(variantsIn(source, made)));
      return granted([await stored(name, path, PLAYLIST_TYPE, facts)]);
    }
    default: {
      const rung = rungsIn(source).find((each) => each.name === name);
      if (rung === undefined) return refused("fault");
      const sound = source.hasSound ? await loudnessOf(work) : null;
      if (sound !== null && !sound.ok) return sound;
      const wrote = await written(work, filmParameters(rung, sound?.value ?? null, path, `${path}.m3u8`), progress);
      if (!wrote.ok) return wrote;
      const codec = h264CodecIn(await beginningOf(path));
      if (codec === null) return refused("unreadable");
      const { width, height, framesASecond } = rung;
      const codecs = source.hasSound ? `${codec},${AAC}` : codec;
      return granted(await storedHls(rung.name, path, { ...facts, width, height, framesASecond, codecs }));
    }
  }
}

function rungsIn(source: RecordingSource): readonly VideoRung[] {
  return source.video === null ? [] : videoLadder(source.video);
}

const PROBE_MS = 60_000;
const POSTER_MS = 120_000;
const BEFORE_LENGTH_MS = 600_000;

/** Ten minutes, and ten seconds for each second of the recording: a slow machine makes the largest rung in a third of it. */
function limitOf({ source: { seconds }, attempt }: RecordingWork): number {
  return (BEFORE_LENGTH_MS + seconds * 10_000) * attempt;
}

async function written(
  work: RecordingWork,
  parameters: readonly string[],
  progress: (share: number) => void,
  input = work.original,
): Promise<Result<null, ProcessingFault>> {
  const { source, tools } = work;
  let reached = 0;
  const onSeconds = (seconds: number): void => {
    reached = seconds;
    progress(Math.min(1, seconds / source.seconds));
  };
  const outcome = await runFfmpeg(tools, parameters, { input, limitMs: limitOf(work), onSeconds });
  // Only a header: it says how long it is, and nothing follows.
  if (outcome.ok && reached <= 0) return refused("unreadable");
  return judged(outcome);
}

function judged(outcome: { readonly ok: true } | { readonly ok: false; readonly refusal: FfmpegRefusal }): Result<null, ProcessingFault> {
  return outcome.ok ? granted(null) : refusalIn(outcome.refusal);
}

function refusalIn(refusal: FfmpegRefusal): Result<never, ProcessingFault> {
  if (refusal === "stopped") throw new Error("The work on a recording was stopped; it goes on where it was.");
  return refused(refusal === "failed" ? "unreadable" : refusal);
}

async function loudnessOf(work: RecordingWork): Promise<Result<string, ProcessingFault>> {
  if (work.loudness === null) {
    const outcome = await runFfmpeg(work.tools, measureParameters, { input: work.original, limitMs: limitOf(work) });
    const read = judged(outcome);
    if (!read.ok) return read;
    work.loudness = loudnessFilter(outcome.said);
  }
  return granted(work.loudness);
}

async function drawWaveform(work: RecordingWork, path: string): Promise<Result<readonly NewRendition[], ProcessingFault>> {
  const { source, tools, original } = work;
  const peaks = gatherPeaks(source.seconds * SAMPLES_A_SECOND);
  let odd = Buffer.alloc(0);
  const onOutput = (piece: Buffer): void => {
    const bytes = odd.length === 0 ? piece : Buffer.concat([odd, piece]);
    for (let at = 0; at + 1 < bytes.length; at += 2) peaks.take(bytes.readInt16LE(at));
    odd = bytes.length % 2 === 0 ? Buffer.alloc(0) : Buffer.from(bytes.subarray(bytes.length - 1));
  };
  const read = judged(await runFfmpeg(tools, samplesParameters, { input: original, limitMs: limitOf(work), onOutput }));
  if (!read.ok) return read;
  await writeFile(path, waveformSvg(peaks.peaks()));
  return granted([await stored("waveform", path, "image/svg+xml", { seconds: source.seconds, peaks: [...peaks.peaks()] })]);
}

async function takePoster(work: RecordingWork, path: string): Promise<Result<readonly NewRendition[], ProcessingFault>> {
  const { source, tools, original } = work;
  const rung = rungsIn(source).at(-1);
  if (rung === undefined) return refused("fault");
  const { width, height } = rung;
  // Films begin black.
  for (const fromSecond of [Math.min(5, source.seconds / 5), 0]) {
    const parameters = posterParameters(width, height, path);
    const outcome = await runFfmpeg(tools, parameters, { input: original, fromSecond, limitMs: POSTER_MS * work.attempt });
    if (!outcome.ok && outcome.refusal !== "failed") return refusalIn(outcome.refusal);
    const made =
      outcome.ok &&
      (await stat(path).then(
        ({ size }) => size > 0,
        () => false,
      ));
    if (made) return granted([await stored("poster", path, "image/jpeg", { width, height })]);
  }
  return refused("unreadable");
}

function variantsIn(source: RecordingSource, made: MadeRungs) {
  return (["hls-audio", ...rungsIn(source).map(({ name }) => name)] as const).flatMap((name) => {
    const facts = made.get(name)?.facts;
    const list = made.get(playlistOf(name));
    if (facts === undefined || list === undefined) return [];
    const [width, height, framesASecond] = ["width", "height", "framesASecond"].map((fact) => Number(facts[fact] ?? 0));
    const picture = name === "hls-audio" ? null : { width: width ?? 0, height: height ?? 0, framesASecond: framesASecond ?? 0 };
    return [
      {
        address: `/media/${list.sha256}`,
        peakBits: Number(facts["peakBits"]),
        averageBits: Number(facts["averageBits"]),
        codecs: String(facts["codecs"]),
        picture,
      },
    ];
  });
}

type Facts = Readonly<Record<string, string | number | number[]>>;

/** Stores the file of a rung of HLS, and its list of parts, which names it by its content. */
async function storedHls(name: "hls-audio" | VideoRung["name"], path: string, facts: Facts): Promise<readonly NewRendition[]> {
  const playlist = await readFile(`${path}.m3u8`, "utf8");
  const film = await stored(name, path, "video/mp4", { ...facts, ...bitsOf(playlist) });
  const list = join(`${path}.list`);
  await writeFile(list, addressedPlaylist(playlist, `/media/${film.sha256}`));
  return [film, await stored(playlistOf(name), list, PLAYLIST_TYPE, {})];
}

async function stored(rung: string, path: string, contentType: string, facts: Facts): Promise<NewRendition> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  const sha256 = hash.digest("hex");
  const bytes = (await stat(path)).size;
  await putObjectFrom(objectKey(sha256), createReadStream(path), contentType);
  return { rung, sha256, contentType, bytes, facts };
}

/** Piece by piece: an original may be larger than this machine's memory. `bytes`: null where it is not known. */
async function fetchTo(path: string, sha256: string, bytes: number | null): Promise<void> {
  await writeFile(path, "");
  for (let first = 0, size = bytes ?? Infinity; first < size; first += AT_ONCE) {
    const piece = await getObject(objectKey(sha256), { first, last: Math.min(first + AT_ONCE, size) - 1 });
    if (piece === null) throw new Error(`The object store has lost ${sha256}.`);
    await appendFile(path, piece.bytes);
    size = piece.size;
  }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8192), 0, 8192, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
