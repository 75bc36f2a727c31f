import { CELLS, GROUP_NAMES, STANDING_GROUPS } from "#app/domain/compliance/standing-cells.ts";

/** Figures that add up to another. */
export type Equations = readonly (readonly [names: readonly string[], sum: string])[];

/** Every sum that a reader of the page can do, as they would write it: the figures that add up to another. */
export function equations(rows: readonly string[]): Equations {
  const inRow = rows.flatMap((row) => [
    [[...GROUP_NAMES, "nothing-asked"].map((cell) => `${row} ${cell}`), `${row} people`] as const,
    ...GROUP_NAMES.map((group) => [STANDING_GROUPS[group].map((state) => `${row} ${state}`), `${row} ${group}`] as const),
  ]);
  const each = rows.filter((row) => row !== "total");
  return [...inRow, ...CELLS.map((cell) => [each.map((row) => `${row} ${cell}`), `total ${cell}`] as const)];
}

/** The hidden figures that follow from those that are shown: no solution of all sums has another number there (Gauss, modulo a prime). */
export function determined(equationsOf: Equations, hidden: ReadonlySet<string>): readonly string[] {
  const names = [...hidden];
  const P = 1_000_003;
  const matrix = equationsOf.map(([terms, sum]) => names.map((name) => (terms.includes(name) ? 1 : name === sum ? P - 1 : 0)));
  const pivots = new Map<number, number>();
  let done = 0;
  for (let column = 0; column < names.length && done < matrix.length; column += 1) {
    const found = matrix.findIndex((line, place) => place >= done && line[column] !== 0);
    if (found < 0) continue;
    [matrix[done], matrix[found]] = [matrix[found]!, matrix[done]!];
    const inverse = power(matrix[done]![column]!, P - 2, P);
    matrix[done] = matrix[done]!.map((value) => (value * inverse) % P);
    for (const [place, line] of matrix.entries()) {
      const factor = line[column]!;
      if (place === done || factor === 0) continue;
      matrix[place] = line.map((value, at) => (value + (P - factor) * matrix[done]![at]!) % P);
    }
    pivots.set(column, done);
    done += 1;
  }
  return names.filter((_, column) => {
    const line = pivots.get(column);
    return line !== undefined && matrix[line]!.every((value, at) => at === column || value === 0);
  });
}

function power(base: number, exponent: number, prime: number): number {
  let [result, factor, left] = [1, base % prime, exponent];
  for (; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * factor) % prime;
    factor = (factor * factor) % prime;
  }
  return result;
}
