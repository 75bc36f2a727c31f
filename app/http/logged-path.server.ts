/** A path as it may stand in the log: the token of a link that sets a password is left out, for whoever reads it could use it. */
export function loggedPath(path: string): string {
  return path.replace(/^(\/account\/reset-password\/).+$/u, "$1*");
}
