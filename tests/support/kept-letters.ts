import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A letter, or a text message, which has no subject. */
export type KeptLetter = { readonly to: string; readonly subject?: string | null; readonly text: string };

const LONGEST_MS = 20_000;

/** The newest letter to an address that fits, as soon as the errand has written it: what a person would find in the inbox. */
export async function letterTo(
  dataFolder: string,
  address: string,
  fits: (letter: KeptLetter) => boolean = () => true,
): Promise<KeptLetter> {
  const folder = join(dataFolder, "mail");
  for (let waited = 0; waited < LONGEST_MS; waited += 100) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
    for (const name of names.reverse()) {
      const letter = JSON.parse(await readFile(join(folder, name), "utf8")) as KeptLetter;
      if (letter.to === address && fits(letter)) return letter;
    }
    await pause(100);
  }
  throw new Error(`No letter to ${address} came within ${String(LONGEST_MS / 1000)} seconds.`);
}

/** The six digits, which in a letter stand on a line of their own. */
export function codeIn({ text }: { readonly text: string }): string {
  const code = /^\d{6}$/m.exec(text)?.[0] ?? /\b\d{6}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error(`There are no six digits in: ${text}`);
  return code;
}
