/** How many bars a waveform has: a telephone shows no more side by side. */
const BARS = 120;
const [WIDTH, HEIGHT] = [480, 48];
const LOUDEST = 32_768;

/** Takes samples piece by piece and keeps the loudest of each bar. */
export type Peaks = { readonly take: (sample: number) => void; readonly peaks: () => readonly number[] };

/** The peaks of a recording of about so many samples, each from 0 to 100. Samples are signed 16 bits. */
export function gatherPeaks(samples: number): Peaks {
  const each = Math.max(1, samples / BARS);
  const highest = new Array<number>(BARS).fill(0);
  let count = 0;
  return {
    take(sample) {
      const bar = Math.min(BARS - 1, Math.floor(count / each));
      highest[bar] = Math.max(highest[bar] ?? 0, Math.abs(sample));
      count += 1;
    },
    peaks: () => highest.map((peak) => Math.min(100, Math.round((peak / LOUDEST) * 100))),
  };
}

/** A waveform as a drawing of one path, some 2 kB. */
export function waveformSvg(peaks: readonly number[]): string {
  const step = WIDTH / Math.max(1, peaks.length);
  const bars = peaks.map((peak, index) => {
    const half = Math.max(0.5, (peak / 100) * (HEIGHT / 2));
    return `M${((index + 0.5) * step).toFixed(0)} ${(HEIGHT / 2 - half).toFixed(1)}v${(half * 2).toFixed(1)}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><path d="${bars.join("")}" stroke="#2a8c8c" stroke-width="2" stroke-linecap="round" fill="none"/></svg>\n`;
}
