import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** A file of a folder: its path inside the folder, with forward slashes. */
export type FolderFile = { readonly path: string; readonly bytes: Uint8Array };

const MOST_FILES = 2000;
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Reads every file of a folder and its sub-folders, sorted by path; hidden files and links are left out. Throws when the folder
 * cannot be read, or holds more than 2000 files or 512 MB (R81).
 */
export async function readFolder(folder: string): Promise<readonly FolderFile[]> {
  const paths = await pathsIn(folder, "");
  if (paths.length > MOST_FILES) throw new Error(`${folder} holds more than ${MOST_FILES} files.`);
  const files: FolderFile[] = [];
  let total = 0;
  for (const path of paths.sort()) {
    const bytes = await readFile(join(folder, path));
    total += bytes.length;
    if (total > MOST_BYTES) throw new Error(`${folder} holds more than ${MOST_BYTES} bytes.`);
    files.push({ path, bytes });
  }
  return files;
}

/** The names of the folders that lie in a folder, sorted. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}

async function pathsIn(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await pathsIn(folder, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}
