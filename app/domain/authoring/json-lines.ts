/** JSON as read from a file, and the line (from 1) on which each of its values begins. */
export type ReadJson = { readonly value: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number };

/** Parses JSON and remembers lines, so that a fault can be shown where it is. Malformed JSON gives the line of the first fault. */
export function readJsonWithLines(
  text: string,
): { readonly ok: true; readonly value: ReadJson } | { readonly ok: false; readonly line: number } {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;

  const space = (): void => {
    for (; /\s/.test(text.charAt(at)); at += 1) if (text.charAt(at) === "\n") line += 1;
  };
  const string = (): string | null => {
    const match = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    match.lastIndex = at;
    const found = match.exec(text);
    if (found === null) return null;
    at = match.lastIndex;
    return JSON.parse(found[0]) as string;
  };
  /** Reads one value; undefined when there is none to read. */
  const value = (path: string): unknown => {
    space();
    lines.set(path, line);
    const first = text.charAt(at);
    if (first === "{" || first === "[") return first === "{" ? members(path) : elements(path);
    if (first === '"') return string() ?? undefined;
    const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    literal.lastIndex = at;
    const found = literal.exec(text);
    if (found === null) return undefined;
    at = literal.lastIndex;
    return JSON.parse(found[0]) as unknown;
  };
  const members = (path: string): unknown => {
    const object: Record<string, unknown> = {};
    at += 1;
    space();
    if (text.charAt(at) === "}") return ((at += 1), object);
    for (;;) {
      space();
      const key = string();
      space();
      if (key === null || Object.hasOwn(object, key) || text.charAt(at) !== ":") return undefined;
      at += 1;
      const member = value(`${path}/${key}`);
      if (member === undefined) return undefined;
      // As JSON.parse does it: an assignment to `__proto__` would make no member.
      Object.defineProperty(object, key, { value: member, enumerable: true, configurable: true, writable: true });
      space();
      const next = text.charAt(at);
      if (next !== "," && next !== "}") return undefined;
      at += 1;
      if (next === "}") return object;
    }
  };
  const elements = (path: string): unknown => {
    const list: unknown[] = [];
    at += 1;
    space();
    if (text.charAt(at) === "]") return ((at += 1), list);
    for (;;) {
      const element = value(`${path}/${list.length}`);
      if (element === undefined) return undefined;
      list.push(element);
      space();
      const next = text.charAt(at);
      if (next !== "," && next !== "]") return undefined;
      at += 1;
      if (next === "]") return list;
    }
  };

  const read = value("");
  space();
  if (read === undefined || at < text.length) return { ok: false, line };
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const known = lines.get(`/${path.slice(0, length).map(String).join("/")}`);
      if (known !== undefined) return known;
    }
    return 1;
  };
  return { ok: true, value: { value: read, lineOf } };
}
