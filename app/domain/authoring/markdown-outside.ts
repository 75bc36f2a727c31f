/** The title of a text that begins with a level-1 heading, and the text with an id on each heading that has none. */
export type MarkdownFromOutside = { readonly title: string; readonly text: string };

const HEADING = /^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const FENCE = /^ {0,3}(?:```|~~~)/;

/**
 * Makes Markdown that was written elsewhere readable for markdownToDocument: its level-1 heading is the lesson's title, and headings without
 * an id get one. Lines stay where they are, so that faults name the line in the file.
 */
export function markdownFromOutside(source: string): MarkdownFromOutside {
  const taken = new Set([...source.matchAll(/\{#([a-z0-9-]+)[\s}]/g)].map((match) => match[1] ?? ""));
  let [title, isFenced, next] = ["", false, 1];
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const text = lines.map((line) => {
    if (FENCE.test(line)) isFenced = !isFenced;
    const heading = isFenced ? null : HEADING.exec(line);
    const [level, words] = [heading?.[1]?.length ?? 0, heading?.[2] ?? ""];
    if (level === 1 && title === "") {
      title = words.replace(/\s*\{#[^}]*\}$/, "");
      return "";
    }
    if ((level !== 2 && level !== 3) || /\{#[^}]*\}$/.test(words)) return line;
    while (taken.has(`section-${next}`)) next += 1;
    taken.add(`section-${next}`);
    return `${"#".repeat(level)} ${words} {#section-${next}}`;
  });
  return { title, text: text.join("\n") };
}
