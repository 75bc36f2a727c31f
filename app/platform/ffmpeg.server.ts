import { type ChildProcess, spawn } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { setPriority } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { env } from "#app/platform/env.server.ts";

/** The two programs: one writes recordings anew, one says what is in them. */
export type Ffmpeg = { readonly ffmpeg: string; readonly ffprobe: string };

/** Why a run came to nothing. `stopped`: this process ends, and the work is to be done again. */
export type FfmpegRefusal = "failed" | "took-too-long" | "stopped";

/** What a run gave: its last words (ffmpeg measures in them), or why there is nothing. */
type FfmpegOutcome =
  { readonly ok: true; readonly said: string } | { readonly ok: false; readonly refusal: FfmpegRefusal; readonly said: string };

/** Nice 10: pages are served first. */
const LOW_PRIORITY = 10;
const MOST_SAID = 20_000;

const running = new Set<ChildProcess>();
let stopping = false;
process.once("exit", killAll);

/** ffmpeg by FFMPEG_PATH, else on the PATH, each with its ffprobe beside it; null: this host has none. Throws when FFMPEG_PATH names nothing. */
export async function findFfmpeg(): Promise<Ffmpeg | null> {
  const named = env.ffmpegPath();
  if (named !== undefined) {
    const found = await pairAt(dirname(named), named);
    if (found === null) throw new Error(`FFMPEG_PATH names ${named}: there is no ffmpeg with an ffprobe beside it.`);
    return found;
  }
  for (const folder of env.programFolders().split(delimiter)) {
    const found = await pairAt(folder, join(folder, "ffmpeg"));
    if (found !== null) return found;
  }
  return null;
}

async function pairAt(folder: string, ffmpeg: string): Promise<Ffmpeg | null> {
  const ffprobe = join(folder, "ffprobe");
  const [one, other] = await Promise.all(
    [ffmpeg, ffprobe].map((path) =>
      access(path, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return one === true && other === true ? { ffmpeg, ffprobe } : null;
}

/** Opens a file as one recording: nothing that it says can make us open another file or an address. */
const INPUT = [
  "-protocol_whitelist",
  "file",
  "-format_whitelist",
  "mov,matroska,webm,ogg,mp3,wav,flac,aac,avi,mpegts,mpeg,asf,amr,caf,aiff,aif",
];

export type RunOptions = {
  /** The file that is read; every other file stands in the parameters. */
  readonly input: string;
  /** Seeks before reading. */
  readonly fromSecond?: number;
  readonly limitMs: number;
  /** How many seconds of the recording have been written, about twice a second and at the end. */
  readonly onSeconds?: (seconds: number) => void;
  /** What is written to `pipe:1`. Without it progress is told there. */
  readonly onOutput?: (bytes: Buffer) => void;
};

/** Runs ffmpeg upon one input, without a shell and without a keyboard, at low priority. Resolves in any case. */
export async function runFfmpeg({ ffmpeg }: Ffmpeg, parameters: readonly string[], options: RunOptions): Promise<FfmpegOutcome> {
  const { input, fromSecond, limitMs, onSeconds, onOutput } = options;
  const told = onOutput === undefined ? ["-progress", "pipe:1", "-stats_period", "0.5"] : [];
  const seek = fromSecond === undefined ? [] : ["-ss", fromSecond.toFixed(3)];
  const all = ["-hide_banner", "-nostdin", "-y", "-loglevel", "info", "-nostats", ...told, ...seek, ...INPUT, "-i", input, ...parameters];
  return run(ffmpeg, all, limitMs, (bytes) => {
    if (onOutput !== undefined) {
      onOutput(bytes);
      return;
    }
    const micro = [...bytes.toString("latin1").matchAll(/out_time_us=(\d+)/g)].at(-1)?.[1];
    if (micro !== undefined) onSeconds?.(Number(micro) / 1e6);
  });
}

/** What ffprobe says of a file, as its JSON; null when it is no recording that it knows. */
export async function probe(
  { ffprobe }: Ffmpeg,
  input: string,
  limitMs: number,
): Promise<{ readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly refusal: "took-too-long" | "stopped" }> {
  const pieces: Buffer[] = [];
  const asked = ["-v", "error", ...INPUT, "-show_streams", "-show_format", "-of", "json", input];
  const outcome = await run(ffprobe, asked, limitMs, (bytes) => pieces.push(bytes));
  if (!outcome.ok) return outcome.refusal === "failed" ? { ok: true, json: null } : { ok: false, refusal: outcome.refusal };
  try {
    return { ok: true, json: JSON.parse(Buffer.concat(pieces).toString("utf8")) };
  } catch {
    return { ok: true, json: null };
  }
}

/** Ends every run and lets none begin: this process stops, and its work goes on elsewhere or after the next start. */
export function stopFfmpeg(): void {
  stopping = true;
  killAll();
}

/** Lets runs begin again, for a worker that starts in a process where one had stopped. */
export function allowFfmpeg(): void {
  stopping = false;
}

function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

function run(program: string, parameters: readonly string[], limitMs: number, output: (bytes: Buffer) => void): Promise<FfmpegOutcome> {
  if (stopping) return Promise.resolve({ ok: false, refusal: "stopped", said: "" });
  return new Promise((done) => {
    const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let said = "";
    let late = false;
    const clock = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limitMs);
    try {
      if (child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY);
    } catch {
      // It has ended already, or the system does not let us.
    }
    child.stdout.on("data", output);
    child.stderr.on("data", (bytes: Buffer) => {
      said = `${said}${bytes.toString("utf8")}`.slice(-MOST_SAID);
    });
    const end = (ok: boolean): void => {
      clearTimeout(clock);
      running.delete(child);
      done(ok ? { ok, said } : { ok, refusal: stopping ? "stopped" : late ? "took-too-long" : "failed", said });
    };
    child.once("error", () => {
      end(false);
    });
    child.once("close", (code) => {
      end(code === 0);
    });
  });
}

/** A film for one rung of HLS. Kilobits a second. */
export type FilmSettings = {
  readonly width: number;
  readonly height: number;
  readonly framesASecond: number;
  readonly videoKilobits: number;
  readonly soundKilobits: number;
  readonly profile: "baseline" | "main";
};

/** A key frame each so many seconds, in every rung at the same moments: a player may change rungs there. */
const SEGMENT_SECONDS = 4;
const MONO = ["-ac", "1"];

const HLS = [
  ...["-f", "hls", "-hls_time", String(SEGMENT_SECONDS), "-hls_playlist_type", "vod"],
  // One file for each rung, its parts found by byte ranges: a file is named by its content, and so are its parts.
  ...["-hls_segment_type", "fmp4", "-hls_flags", "single_file", "-map_metadata", "-1", "-map_chapters", "-1"],
];

/** H.264 and AAC in fragmented MP4, with its playlist. `sound`: the filter that makes it even in loudness; null without sound. */
export function filmParameters(film: FilmSettings, sound: string | null, segments: string, playlist: string): readonly string[] {
  const { width, height, framesASecond, videoKilobits, soundKilobits, profile } = film;
  const frames = String(Math.round(framesASecond * SEGMENT_SECONDS));
  return [
    ...["-map", "0:V:0", ...(sound === null ? ["-an"] : ["-map", "0:a:0"])],
    ...["-vf", `fps=${framesASecond.toFixed(3)},scale=${width}:${height}:flags=lanczos,setsar=1,format=yuv420p`],
    ...["-c:v", "libx264", "-preset", "medium", "-profile:v", profile, "-level:v", "3.0", "-threads", "1"],
    ...["-crf", "25", "-maxrate", `${videoKilobits}k`, "-bufsize", `${videoKilobits * 2}k`],
    ...["-g", frames, "-keyint_min", frames, "-sc_threshold", "0", "-force_key_frames", `expr:gte(t,n_forced*${SEGMENT_SECONDS})`],
    ...(sound === null ? [] : ["-af", sound, "-c:a", "aac", "-b:a", `${soundKilobits}k`, ...MONO, "-ar", "32000"]),
    ...HLS,
    ...["-hls_segment_filename", segments, playlist],
  ];
}

/** The sound of a film alone, for HLS. */
export function soundOfFilmParameters(sound: string, segments: string, playlist: string): readonly string[] {
  const codec = ["-c:a", "aac", "-b:a", "32k", ...MONO, "-ar", "32000"];
  return ["-map", "0:a:0", "-vn", "-af", sound, ...codec, ...HLS, "-hls_segment_filename", segments, playlist];
}

/** A rung as a plain file that begins to play before it is there. */
export function plainParameters(to: string): readonly string[] {
  return ["-map", "0", "-c", "copy", "-movflags", "+faststart", "-f", "mp4", to];
}

/** Opus for speech at 24 kbit/s, mono (RFC 7845). */
export function opusParameters(sound: string, to: string): readonly string[] {
  const codec = ["-c:a", "libopus", "-b:a", "24k", "-application", "voip", ...MONO, "-ar", "48000"];
  return ["-map", "0:a:0", "-vn", "-map_metadata", "-1", "-af", sound, ...codec, "-f", "ogg", to];
}

/** MP3 at 32 kbit/s, mono, for players without Opus. */
export function mp3Parameters(sound: string, to: string): readonly string[] {
  const codec = ["-c:a", "libmp3lame", "-b:a", "32k", ...MONO, "-ar", "24000"];
  return ["-map", "0:a:0", "-vn", "-map_metadata", "-1", "-af", sound, ...codec, "-f", "mp3", to];
}

/** Reads a recording to its end and writes nothing: how long it is, where it does not say so itself. */
export const lengthParameters = ["-map", "0", "-c", "copy", "-f", "null", "-"] as const;

/** One picture of a film. */
export function posterParameters(width: number, height: number, to: string): readonly string[] {
  return ["-map", "0:V:0", "-frames:v", "1", "-vf", `scale=${width}:${height}:flags=lanczos,setsar=1`, "-q:v", "5", "-f", "image2", to];
}

/** Samples for a waveform on `pipe:1`: signed 16 bits, little end first, 8000 a second, mono. */
export const SAMPLES_A_SECOND = 8000;
export const samplesParameters = [
  ...["-map", "0:a:0", "-vn", "-af", "aformat=channel_layouts=mono", "-ar", String(SAMPLES_A_SECOND), "-f", "s16le", "pipe:1"],
] as const;

/**
 * The loudness that recordings are brought to: -16 LUFS, true peak below -1.5 dBTP, measured after EBU R 128. It is what Apple asks of spoken
 * podcasts (-16 dB LKFS ± 1 dB), between EBU R 128 s2 for streaming and what a telephone's own loudspeaker can still make heard.
 */
const LOUDNESS = "I=-16:TP=-1.5:LRA=11";
const AS_MONO = "aformat=channel_layouts=mono";

/** The first pass: measures, writes nothing. */
export const measureParameters = [
  "-map",
  "0:a:0",
  "-vn",
  "-af",
  `${AS_MONO},loudnorm=${LOUDNESS}:print_format=json`,
  "-f",
  "null",
  "-",
] as const;

/** The filter of the second pass, from what the first one said. Silence is left as it is: there is nothing to make louder. */
export function loudnessFilter(said: string): string {
  const measured = /\{[^{}]*"input_i"[^{}]*\}/.exec(said)?.[0];
  const facts = measured === undefined ? {} : (JSON.parse(measured) as Readonly<Record<string, string>>);
  const numbers = ["input_i", "input_tp", "input_lra", "input_thresh", "target_offset"].map((name) => Number(facts[name]));
  if (!numbers.every(Number.isFinite)) return AS_MONO;
  const [i, tp, lra, threshold, offset] = numbers;
  return `${AS_MONO},loudnorm=${LOUDNESS}:measured_I=${String(i)}:measured_TP=${String(tp)}:measured_LRA=${String(lra)}:measured_thresh=${String(threshold)}:offset=${String(offset)}:linear=true,aresample=48000`;
}
