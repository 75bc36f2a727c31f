/** A path as it may stand in the log: the token of a mailed link is left out, for whoever reads it could use it. */
export function loggedPath(path: string): string {
  return path.replace(/^(\/account\/(?:reset-password|confirm)\/).+$/u, "$1*");
}
