import { z } from "zod";
import type { RecordingSource } from "#app/domain/media/ladder.ts";

const Stream = z.looseObject({
  codec_type: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  disposition: z.looseObject({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.looseObject({ rotation: z.number().optional() })).optional(),
});
const Probed = z.looseObject({
  streams: z.array(Stream).default([]),
  format: z.looseObject({ duration: z.string().optional() }).optional(),
});

const USUAL_FRAMES = 25;

/**
 * What ffprobe's JSON says of a recording; null when there is neither sound nor picture in it. The cover of a song is no film. Seconds are 0
 * where it does not say how long it is.
 */
export function probedRecording(json: unknown): RecordingSource | null {
  const probed = Probed.safeParse(json).data;
  if (probed === undefined) return null;
  const film = probed.streams.find((stream) => stream.codec_type === "video" && stream.disposition?.attached_pic !== 1);
  const hasSound = probed.streams.some((stream) => stream.codec_type === "audio");
  const video = film === undefined ? null : shown(film);
  if (video === null && !hasSound) return null;
  const seconds = Number(probed.format?.duration ?? 0);
  return { seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0, video, hasSound };
}

function shown(film: z.infer<typeof Stream>): RecordingSource["video"] {
  const { width = 0, height = 0 } = film;
  if (width < 2 || height < 2) return null;
  const aspect = ratio(film.sample_aspect_ratio, ":") ?? 1;
  const turned = (film.side_data_list ?? []).some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
  const wide = Math.max(2, Math.round(width * aspect));
  const frames = ratio(film.avg_frame_rate, "/");
  const framesASecond = frames === null || frames > 240 ? USUAL_FRAMES : frames;
  return turned ? { width: height, height: wide, framesASecond } : { width: wide, height, framesASecond };
}

/** `16:15` or `30000/1001`; null when it is not said. */
function ratio(text: string | undefined, sign: string): number | null {
  const [over = 0, under = 0] = (text ?? "").split(sign).map(Number);
  const value = over / under;
  return Number.isFinite(value) && value > 0 ? value : null;
}
