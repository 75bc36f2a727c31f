/** A part of a file, both ends included, counted from 0. */
export type ByteRange = { readonly first: number; readonly last: number };

/** The longest part sent at once; a player asks on for more. */
export const LONGEST_PART = 4 * 1024 * 1024;

/**
 * What a Range header asks of a file of `size` bytes (RFC 9110 §14): `whole` without a header or for one we do not serve (several
 * ranges, another unit), `unsatisfiable` when it begins behind the end.
 */
export function byteRange(header: string | null, size: number): ByteRange | "whole" | "unsatisfiable" {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (match === null) return "whole";
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return "whole";
  if (from === "") {
    const last = Number(to);
    return last === 0 || size === 0 ? "unsatisfiable" : { first: Math.max(0, size - last), last: size - 1 };
  }
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size) return "unsatisfiable";
  return last < first ? "whole" : { first, last: Math.min(last, first + LONGEST_PART - 1) };
}
