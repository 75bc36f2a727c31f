import { Mark } from "@tiptap/core";
import { directionOf, type Language, LANGUAGES } from "#app/domain/shared/language.ts";

const toggling = (name: string, shortcut: string) =>
  Mark.create({
    name,
    addKeyboardShortcuts() {
      return { [shortcut]: () => this.editor.commands.toggleMark(this.name) };
    },
  });

/** Strong words. */
export const Bold = toggling("bold", "Mod-b").extend({
  parseHTML: () => [{ tag: "strong" }, { tag: "b" }],
  renderHTML: () => ["strong", 0],
});
/** Words with a stress, names of species and journals. */
export const Italic = toggling("italic", "Mod-i").extend({ parseHTML: () => [{ tag: "em" }, { tag: "i" }], renderHTML: () => ["em", 0] });

/** A way to a page of the web. While it is edited a press does not follow it. */
export const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{ tag: 'a[href^="http"]' }],
  renderHTML: ({ mark }) => ["a", { href: String(mark.attrs["href"]), rel: "noopener noreferrer" }, 0],
});

/** A passage in another language than the lesson's; it brings its direction with it (R41). */
export const LanguageMark = Mark.create({
  name: "language",
  addAttributes: () => ({ lang: { default: null, parseHTML: (element) => element.getAttribute("lang") } }),
  parseHTML: () => LANGUAGES.map((lang) => ({ tag: `span[data-language="${lang}"]` })),
  renderHTML: ({ mark }) => {
    const lang = mark.attrs["lang"] as Language;
    return ["span", { lang, dir: directionOf(lang), "data-language": lang }, 0];
  },
});
