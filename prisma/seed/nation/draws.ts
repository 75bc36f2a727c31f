/** Chance that is the same for the same numbers, on any machine: each call gives the next number, at least 0 and below 1. */
export type Draw = () => number;

/** The chance that belongs to these numbers (a seed, a person, a month): sfc32, stirred from them by splitmix32. */
export function drawFrom(...numbers: readonly number[]): Draw {
  let state = 0x9e3779b9;
  for (const number of numbers) state = stir(state ^ Math.imul(number | 0, 0x85ebca6b));
  let [a, b, c, counter] = [stir(state), stir(state + 1), stir(state + 2), 1];
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
}

function stir(number: number): number {
  let word = (number + 0x9e3779b9) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}

/** A whole number from 0 to below `end`. */
export const below = (draw: Draw, end: number): number => Math.floor(draw() * end);

/** One of a list that is not empty. */
export const oneOf = <T>(draw: Draw, list: readonly T[]): T => list[below(draw, list.length)] as T;

/** What is to be drawn, each with its weight; the weights need not sum to anything. */
export type Shares<T> = readonly (readonly [T, number])[];

/** One of them, as often as its weight says. */
export function byShare<T>(draw: Draw, shares: Shares<T>): T {
  let left = draw() * shares.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of shares) {
    left -= weight;
    if (left < 0) return value;
  }
  return (shares.at(-1) as readonly [T, number])[0];
}

const hexadecimal = (number: number, digits: number) => number.toString(16).padStart(digits, "0").slice(-digits);

/** A UUID (version 8: of our own making) that begins with a number of up to 48 bits, so that ids sort as these numbers do. */
export function uuidFrom(first48: number, draw: Draw): string {
  const head = hexadecimal(first48, 12);
  const variant = "89ab".charAt(below(draw, 4));
  const [one, two, three] = [below(draw, 0x1000), below(draw, 0x1000), below(draw, 0x1000000)];
  return `${head.slice(0, 8)}-${head.slice(8)}-8${hexadecimal(one, 3)}-${variant}${hexadecimal(two, 3)}-${hexadecimal(three, 6)}${hexadecimal(below(draw, 0x1000000), 6)}`;
}
