/** A rung as the list of rungs names it (RFC 8216, 4.3.4.2). */
export type HlsVariant = {
  /** Of its list of parts. */
  readonly address: string;
  /** The most of any part, and of all: bits a second. */
  readonly peakBits: number;
  readonly averageBits: number;
  readonly codecs: string;
  /** null: sound alone. */
  readonly picture: { readonly width: number; readonly height: number; readonly framesASecond: number } | null;
};

/** A list of parts in which the one file of the rung is named by its address. */
export function addressedPlaylist(playlist: string, address: string): string {
  return playlist
    .split("\n")
    .map((line) => (line.startsWith("#") ? line.replace(/URI="[^"]*"/, `URI="${address}"`) : line.trim() === "" ? line : address))
    .join("\n");
}

/** How many bits a second the parts of a list need: the one that needs most, and all together. */
export function bitsOf(playlist: string): { readonly peakBits: number; readonly averageBits: number } {
  const parts = [...playlist.matchAll(/#EXTINF:([\d.]+)[^\n]*\n#EXT-X-BYTERANGE:(\d+)/g)].map(([, seconds, bytes]) => ({
    seconds: Number(seconds),
    bits: Number(bytes) * 8,
  }));
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  const bits = parts.reduce((sum, part) => sum + part.bits, 0);
  // The last part may be a moment long; what it needs, its neighbours have left over.
  const whole = parts.filter((part) => part.seconds >= 1 || parts.length === 1);
  const peak = Math.max(1, ...whole.map((part) => part.bits / Math.max(part.seconds, 0.1)));
  return { peakBits: Math.ceil(peak), averageBits: Math.ceil(seconds > 0 ? bits / seconds : 1) };
}

/** The list of rungs, the smallest film first: a player begins with the first. Sound alone stands last. */
export function masterPlaylist(variants: readonly HlsVariant[]): string {
  const ordered = [...variants].sort((a, b) => Number(a.picture === null) - Number(b.picture === null) || a.peakBits - b.peakBits);
  const lines = ordered.flatMap(({ address, peakBits, averageBits, codecs, picture }) => {
    const size = picture === null ? "" : `,RESOLUTION=${picture.width}x${picture.height},FRAME-RATE=${picture.framesASecond.toFixed(3)}`;
    return [`#EXT-X-STREAM-INF:BANDWIDTH=${peakBits},AVERAGE-BANDWIDTH=${averageBits},CODECS="${codecs}"${size}`, address];
  });
  return `${["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS", ...lines].join("\n")}\n`;
}

/** The codec of H.264 as a player wants it named (RFC 6381), from the beginning of a fragmented MP4; null when it is not said there. */
export function h264CodecIn(beginning: Uint8Array): string | null {
  const letters = [0x61, 0x76, 0x63, 0x43];
  for (let at = 0; at + 8 < beginning.length; at += 1) {
    if (!letters.every((letter, index) => beginning[at + index] === letter)) continue;
    const [, profile = 0, constraints = 0, level = 0] = beginning.subarray(at + 4, at + 8);
    return `avc1.${[profile, constraints, level].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }
  return null;
}
