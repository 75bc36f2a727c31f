/** The name of the browser's database, which database.ts lays out. */
export const DATABASE_NAME = "bimaristan";

const MARK = "bimaristan-visited";
let isSecondVisit: boolean | null = null;

/**
 * Whether this browser has shown a page of the product to somebody signed in before this one was loaded. A first visit pays for nothing but
 * what it shows.
 */
export function wasHereBefore(): boolean {
  if (isSecondVisit !== null) return isSecondVisit;
  try {
    isSecondVisit = localStorage.getItem(MARK) !== null;
    localStorage.setItem(MARK, "yes");
  } catch {
    // A browser that keeps nothing: it is asked like one that has kept something.
    isSecondVisit = true;
  }
  return isSecondVisit;
}

/** Whether anything may lie in this browser's database: where nothing does, the scripts that would look into it need not be fetched. */
export async function mayHaveKept(): Promise<boolean> {
  if (typeof indexedDB === "undefined") return false;
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE_NAME);
  } catch {
    // Some browsers do not tell.
    return true;
  }
}
