import type { WidgetWords } from "#app/i18n/widget-words.ts";

type Given = Readonly<Record<string, string | number | boolean>>;
type Say = (given: Given) => string;
type Key = Parameters<WidgetWords>[0];

let words: WidgetWords | null = null;

const text = (value: string | number | boolean | undefined): string => String(value ?? "");
const tell = (key: Key, values: Readonly<Record<string, string | number>> = {}): string => words?.(key, values) ?? "";
const say =
  (key: Key): Say =>
  () =>
    tell(key);
const naming =
  (key: Key): Say =>
  ({ itemText }) =>
    tell(key, { item: text(itemText) });

/** What is said only of lines that can be selected, which none of ours can. */
const unsaid: Say = () => "";

/**
 * Every word that react-aria says by itself, in our words: it has none in Sorani, where it would fall back to English. Keyed as its
 * packages ask for them; one that is missing is a fault when it is asked for, so `aria-words.test.ts` looks through the installed version.
 */
export const ARIA_WORDS: Readonly<Record<string, Readonly<Record<string, Say>>>> = {
  "@react-aria/combobox": {
    buttonLabel: say("widget.show-choices"),
    listboxLabel: say("widget.choices"),
    countAnnouncement: ({ optionCount }) => tell("widget.available", { count: Number(optionCount) }),
    focusAnnouncement: ({ optionText, isSelected }) =>
      isSelected === true ? tell("widget.chosen", { choice: text(optionText) }) : text(optionText),
    selectedAnnouncement: ({ optionText }) => tell("widget.chosen", { choice: text(optionText) }),
  },
  "@react-aria/menu": { longPressMessage: say("widget.hold-to-open") },
  "@react-aria/grid": {
    deselectedItem: unsaid,
    longPressToSelect: unsaid,
    select: unsaid,
    selectedAll: unsaid,
    selectedCount: unsaid,
    selectedItem: unsaid,
  },
  "@react-aria/overlays": { dismiss: say("widget.close-list") },
  "@react-aria/dnd": {
    dragItem: naming("widget.drag-item"),
    dragSelectedItems: say("widget.drag-press"),
    dragDescriptionKeyboard: say("widget.drag-keyboard"),
    dragDescriptionKeyboardAlt: say("widget.drag-keyboard-alt"),
    dragDescriptionTouch: say("widget.drag-touch"),
    dragDescriptionVirtual: say("widget.drag-press"),
    dragDescriptionLongPress: say("widget.drag-hold"),
    dragSelectedKeyboard: say("widget.drag-keyboard"),
    dragSelectedKeyboardAlt: say("widget.drag-keyboard-alt"),
    dragSelectedLongPress: say("widget.drag-hold"),
    dragStartedKeyboard: say("widget.started-keyboard"),
    dragStartedTouch: say("widget.started-touch"),
    dragStartedVirtual: say("widget.started-press"),
    endDragKeyboard: say("widget.end-keyboard"),
    endDragTouch: say("widget.end-touch"),
    endDragVirtual: say("widget.end-press"),
    dropDescriptionKeyboard: say("widget.drop-keyboard"),
    dropDescriptionTouch: say("widget.drop-touch"),
    dropDescriptionVirtual: say("widget.drop-press"),
    dropCanceled: say("widget.cancelled"),
    dropComplete: say("widget.dropped"),
    dropIndicator: say("widget.place"),
    dropOnRoot: say("widget.into-list"),
    dropOnItem: naming("widget.onto"),
    insertBefore: naming("widget.before"),
    insertBetween: ({ beforeItemText, afterItemText }) =>
      tell("widget.between", { before: text(beforeItemText), after: text(afterItemText) }),
    insertAfter: naming("widget.after"),
  },
};

/**
 * From now on react-aria speaks with these words. It looks for a page's own strings under these two symbols, as its LocalizedStringProvider
 * writes them; a string may be a function, so one table serves all languages and a change of language in the middle of a page.
 */
export function speakWith(now: WidgetWords): void {
  words = now;
  const page = globalThis as unknown as Record<symbol, unknown>;
  page[Symbol.for("react-aria.i18n.locale")] ??= "und";
  page[Symbol.for("react-aria.i18n.strings")] ??= ARIA_WORDS;
}
