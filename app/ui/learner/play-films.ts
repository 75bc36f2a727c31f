import type Hls from "hls.js/light";
import { KEPT_HEADER } from "#app/domain/media/kept-header.ts";

const HLS_TYPE = "application/vnd.apple.mpegurl";

/** What the browser says of its line, where it says anything. */
type Line = { readonly saveData?: boolean; readonly effectiveType?: string };

/** A line on which every second of film costs somebody something, or waits. */
function isNarrow(): boolean {
  const line = (navigator as Navigator & { readonly connection?: Line }).connection;
  return line?.saveData === true || /2g|3g/.test(line?.effectiveType ?? "");
}

/** One choice of a film: the list of parts that the reader chose, or the list of all. */
class Film {
  private player: Hls | null = null;
  private playing = "";

  private readonly video: HTMLVideoElement;
  private readonly select: HTMLSelectElement;

  constructor(video: HTMLVideoElement, select: HTMLSelectElement) {
    this.video = video;
    this.select = select;
    // The list of all comes first, then the rungs, the smallest first.
    select.selectedIndex = isNarrow() && select.options.length > 1 ? 1 : 0;
    const frame = select.closest<HTMLElement>(".quality");
    if (frame !== null) frame.hidden = false;
  }

  /** Plays what is chosen from where the film stands; where it cannot, the plain film goes on. So it does where this device keeps it. */
  async take(isChosen: boolean): Promise<void> {
    const { video } = this;
    const address = this.select.value;
    if (address === this.playing) return;
    const before = this.playing;
    this.playing = address;
    if (!isChosen && (await this.isKept())) return;
    const position = video.currentTime;
    video.pause();
    try {
      const { default: Player } = await import("hls.js/light");
      if (Player.isSupported()) this.takeByScript(Player, address, position);
      else if (video.canPlayType(HLS_TYPE) !== "") this.takeByItself(address, position);
      else this.playing = before;
    } catch {
      // hls.js did not come.
      this.playing = before;
    }
    await video.play().catch(() => undefined);
  }

  /** Whether the device has the film itself; only where a worker answers, who alone can say so. */
  private async isKept(): Promise<boolean> {
    const film = this.video.querySelector<HTMLSourceElement>("source[data-films]");
    const { serviceWorker } = navigator as Partial<Pick<Navigator, "serviceWorker">>;
    if (film === null || serviceWorker?.controller == null) return false;
    const reply = await fetch(film.src, { headers: { range: "bytes=0-0" } }).catch(() => null);
    void reply?.body?.cancel();
    return reply?.headers.get(KEPT_HEADER) === "yes";
  }

  private takeByScript(Player: typeof Hls, address: string, position: number): void {
    this.player?.destroy();
    // Its worker would be a script of no address, which the page forbids.
    const player = new Player({
      enableWorker: false,
      startPosition: position,
      maxBufferLength: 20,
      maxMaxBufferLength: 40,
      backBufferLength: 30,
    });
    player.on(Player.Events.ERROR, (_, { fatal, type }) => {
      if (!fatal) return;
      if (type === Player.ErrorTypes.NETWORK_ERROR) player.startLoad();
      else player.recoverMediaError();
    });
    player.loadSource(address);
    player.attachMedia(this.video);
    this.player = player;
  }

  private takeByItself(address: string, position: number): void {
    this.video.src = address;
    this.video.currentTime = position;
  }

  isTaken(): boolean {
    return this.playing === this.select.value;
  }

  stop(): void {
    this.player?.destroy();
    this.player = null;
  }
}

/**
 * Gives the films in a lesson's text their choice of rungs. The player for HLS is fetched when play is pressed, and not before. On a narrow line
 * the smallest rung is chosen, else the line decides. Gives what ends it.
 */
export function playFilms(text: HTMLElement): () => void {
  const films = new Map<HTMLVideoElement, Film>();
  for (const video of text.querySelectorAll<HTMLVideoElement>("video[data-film]")) {
    const select = video.closest("figure")?.querySelector<HTMLSelectElement>(".quality select");
    if (select != null) films.set(video, new Film(video, select));
  }
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  // What players tell does not bubble: it is heard on the way down.
  text.addEventListener(
    "play",
    ({ target }) => {
      const film = target instanceof HTMLVideoElement ? films.get(target) : undefined;
      if (film?.isTaken() === false) void film.take(false);
    },
    options,
  );
  text.addEventListener(
    "change",
    ({ target }) => {
      if (!(target instanceof HTMLSelectElement)) return;
      const video = target.closest("figure")?.querySelector<HTMLVideoElement>("video[data-film]");
      // Before it is played, nothing is fetched.
      if (video != null && (video.currentTime > 0 || !video.paused)) void films.get(video)?.take(true);
    },
    options,
  );
  return () => {
    listening.abort();
    for (const film of films.values()) film.stop();
  };
}
