/** Whole numbers from 0 to `below` minus one, each as likely as the next; the same seed gives the same row of numbers on any machine. */
export type Random = (below: number) => number;

/** A generator (sfc32) from a text seed. Chance is a parameter of the domain, never drawn inside it. */
export function randomFrom(seed: string): Random {
  let [a, b, c, d] = stateFrom(seed);
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp += 1) next();
  return (below) => {
    if (below <= 1) return 0;
    // Numbers above the last whole multiple would favour the small ones.
    const limit = Math.floor(0x1_0000_0000 / below) * below;
    let drawn = next();
    while (drawn >= limit) drawn = next();
    return drawn % below;
  };
}

/** The same things in another order (Fisher-Yates); the given list stays as it is. */
export function shuffled<T>(things: readonly T[], random: Random): T[] {
  const rest = [...things];
  const order: T[] = [];
  while (rest.length > 0) order.push(...rest.splice(random(rest.length), 1));
  return order;
}

/** Four 32-bit words from a text, by four runs of FNV-1a with different bases. */
function stateFrom(seed: string): [number, number, number, number] {
  const word = (base: number): number => {
    let hash = base;
    for (let index = 0; index < seed.length; index += 1) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
    return hash ^ (hash >>> 15);
  };
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x85ebca6b), word(0xc2b2ae35)];
}
