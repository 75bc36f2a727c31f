/** What is known of a recording before anything is made of it. Sizes as it is shown: turned the right way round, with square pixels. */
export type RecordingSource = {
  readonly seconds: number;
  readonly video: { readonly width: number; readonly height: number; readonly framesASecond: number } | null;
  readonly hasSound: boolean;
};

/** A film as it is made for one width of line. Kilobits a second. */
export type VideoRung = {
  readonly name: `hls-${number}p`;
  readonly width: number;
  readonly height: number;
  readonly framesASecond: number;
  readonly videoKilobits: number;
  readonly soundKilobits: number;
  /** Baseline is what the oldest telephones play. */
  readonly profile: "baseline" | "main";
};

/**
 * What is made of a recording, by the name under which it is found again. With each rung of HLS comes its list of parts, `playlist-` instead
 * of `hls-`; `hls` is the list of these, `mp4` a rung as a plain file, `mp4-144p` the smallest one, which a device can keep.
 */
export type RungName = "poster" | "opus-24k" | "mp3-32k" | "waveform" | "hls-audio" | "mp4" | "mp4-144p" | "hls" | `hls-${number}p`;

/** Beyond this a telephone's screen shows no difference that a learner would pay for. */
const MOST_FRAMES = 25;

const LADDER = [
  { side: 144, videoKilobits: 80, soundKilobits: 32, profile: "baseline" },
  { side: 240, videoKilobits: 180, soundKilobits: 32, profile: "baseline" },
  { side: 360, videoKilobits: 380, soundKilobits: 48, profile: "main" },
  { side: 480, videoKilobits: 700, soundKilobits: 64, profile: "main" },
] as const;

/** The plain file for players without HLS is made of this rung, or of the next smaller one. */
const PLAIN_SIDE = 240;

/**
 * The rungs of a film, the smallest first (R50): 144p, 240p, 360p and 480p as far as the source reaches, by its shorter side, so that an
 * upright film counts as well. Never larger than the source: one below 144p has a single rung of its own size. Sides are even.
 */
export function videoLadder(video: NonNullable<RecordingSource["video"]>): readonly VideoRung[] {
  const shorter = Math.min(video.width, video.height);
  return LADDER.filter(({ side }, index) => side <= shorter || index === 0).map(({ side, ...rest }) => {
    const scale = Math.min(1, side / shorter);
    return {
      name: `hls-${side}p` as const,
      width: evenly(video.width * scale, video.width),
      height: evenly(video.height * scale, video.height),
      framesASecond: Math.min(video.framesASecond, MOST_FRAMES),
      ...rest,
    };
  });
}

/** Which rung a plain file is a copy of; null when there is none of its own. */
export function plainRungOf(ladder: readonly VideoRung[], file: "mp4" | "mp4-144p" = "mp4"): VideoRung | null {
  const plain = ladder.filter(({ name }) => Number(name.slice(4, -1)) <= PLAIN_SIDE).at(-1) ?? null;
  if (file === "mp4") return plain;
  const [smallest = null] = ladder;
  return smallest?.name === plain?.name ? null : smallest;
}

/**
 * What is to be made of a recording, in order: what helps most on the narrowest line comes first, and the list of all rungs last, when they
 * are there. Without a picture: sound and its waveform. Without sound: none of these.
 */
export function rungsOf({ video, hasSound }: RecordingSource): readonly RungName[] {
  const sound = hasSound ? (["opus-24k", "mp3-32k"] as const) : [];
  if (video === null) return hasSound ? [...sound, "waveform"] : [];
  const ladder = videoLadder(video);
  const plain = (["mp4", "mp4-144p"] as const).map((file) => ({ file, of: plainRungOf(ladder, file)?.name }));
  const films = ladder.flatMap(({ name }): readonly RungName[] => [name, ...plain.filter(({ of }) => of === name).map(({ file }) => file)]);
  return ["poster", ...sound, ...(hasSound ? (["hls-audio"] as const) : []), ...films, "hls"];
}

/** The list of the parts of a rung of HLS. */
export function playlistOf(rung: "hls-audio" | VideoRung["name"]): string {
  return rung.replace("hls-", "playlist-");
}

/** The nearest even number that is not larger than the source's, and at least 2: the codec halves colours. */
function evenly(side: number, most: number): number {
  return Math.max(2, Math.min(Math.round(side / 2) * 2, Math.floor(most / 2) * 2));
}
