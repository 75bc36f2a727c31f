/** A rendition of a recording as the database has it. */
export type RecordingRendition = {
  readonly rung: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** A file in the store, by the hash of its content. */
export type ShownFile = { readonly sha256: string; readonly bytes: number };

/** A film as one file that any player knows. `lines`: by its shorter side, as rungs are called, also where it is held upright. */
type PlainFilm = ShownFile & { readonly height: number; readonly lines: number };

/** What a lesson can offer of a recording besides its original: what there was when the lesson was rendered. */
export type ShownRecording = {
  /** null: not known. */
  readonly seconds: number | null;
  readonly opus: ShownFile | null;
  readonly mp3: ShownFile | null;
  readonly waveform: ShownFile | null;
  readonly poster: (ShownFile & { readonly width: number; readonly height: number }) | null;
  /** The film as a plain file. */
  readonly plain: PlainFilm | null;
  /** The film as a plain file of the fewest lines, where that is another one. */
  readonly smallest: PlainFilm | null;
  /** The list of all rungs of HLS; null while they are not all there. */
  readonly hls: ShownFile | null;
  /** The rungs of HLS, the smallest first: the hash of the list of parts, and the size of the film itself. */
  readonly rungs: readonly { readonly label: string; readonly playlist: string; readonly bytes: number }[];
};

/** The renditions of one recording, put in order; null when there is none. */
export function shownRecording(renditions: readonly RecordingRendition[]): ShownRecording | null {
  if (renditions.length === 0) return null;
  const made = new Map(renditions.map((rendition) => [rendition.rung, rendition]));
  const file = (rung: string): ShownFile | null => {
    const found = made.get(rung);
    return found === undefined ? null : { sha256: found.sha256, bytes: found.bytes };
  };
  const fact = (rung: string, name: string): number => {
    const value = Number(made.get(rung)?.facts[name]);
    return Number.isFinite(value) && value > 0 ? value : 0;
  };
  const poster = file("poster");
  const filmOf = (rung: string) => {
    const film = file(rung);
    const [width, height] = [fact(rung, "width"), fact(rung, "height")];
    return film === null ? null : { ...film, height, lines: width > 0 ? Math.min(width, height) : height };
  };
  const seconds = Math.max(...renditions.map(({ rung }) => fact(rung, "seconds")));
  const rungs = renditions
    .flatMap(({ rung, bytes }) => {
      const label = /^hls-(\d+p)$/.exec(rung)?.[1];
      const playlist = label === undefined ? undefined : made.get(`playlist-${label}`);
      return label === undefined || playlist === undefined ? [] : [{ label, playlist: playlist.sha256, bytes }];
    })
    .sort((a, b) => Number.parseInt(a.label, 10) - Number.parseInt(b.label, 10));
  return {
    seconds: seconds > 0 ? seconds : null,
    opus: file("opus-24k"),
    mp3: file("mp3-32k"),
    waveform: file("waveform"),
    poster: poster === null ? null : { ...poster, width: fact("poster", "width"), height: fact("poster", "height") },
    plain: filmOf("mp4"),
    smallest: filmOf("mp4-144p"),
    hls: file("hls"),
    rungs,
  };
}
