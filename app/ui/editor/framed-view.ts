import type { Editor, NodeViewRenderer } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { EditorKey } from "#app/i18n/editor-words.ts";
import type { LessonContext } from "#app/ui/editor/lesson-context.ts";

/** One thing that a block's author fills in beside its text. */
export type Field = {
  readonly name: string;
  readonly label: EditorKey;
  readonly kind: "line" | "long" | "choice" | "tick";
  /** Of a choice; the value that stands and is not among them stays, and is marked as missing. */
  readonly choices?: (context: LessonContext) => readonly { readonly value: string; readonly label: string }[];
  /** The first, empty choice. */
  readonly placeholder?: EditorKey;
  readonly ltr?: boolean;
  readonly wide?: boolean;
  /** What is wrong with the value. */
  readonly fault?: (value: string, node: ProseNode) => EditorKey | null;
  /** As it is kept, from what was typed. */
  readonly kept?: (typed: string) => string;
  readonly hint?: EditorKey;
  /** Another attribute that follows from this one. It is empty until it is there. */
  readonly followed?: { readonly by: string; readonly from: (value: string) => Promise<string> };
};

export type Action = {
  readonly label: EditorKey;
  readonly run: (editor: Editor, position: number, node: ProseNode, context: LessonContext) => void;
};

export type Frame = {
  readonly className: string;
  readonly label: EditorKey | ((node: ProseNode) => EditorKey);
  readonly fields?: readonly Field[];
  readonly actions?: readonly Action[];
  /** Drawn above the fields, anew after each change. */
  readonly picture?: (node: ProseNode, context: LessonContext) => HTMLElement | null;
  /** The hint in the empty text of a block that holds one line. */
  readonly bodyLabel?: EditorKey;
};

let count = 0;

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text?: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** The view of a block that has a name, perhaps fields to fill in, and perhaps text. */
export function framed(frame: Frame): NodeViewRenderer {
  return ({ editor, node, getPos }) => new FramedView(frame, editor, node, getPos);
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

class FramedView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement | null;
  private readonly label: HTMLElement;
  private readonly controls: { field: Field; control: Control; fault: HTMLElement }[] = [];
  private readonly pictureRoom: HTMLElement | null;
  private readonly empty: HTMLElement | null;
  private readonly stopListening: () => void;

  private readonly frame: Frame;
  private readonly editor: Editor;
  private node: ProseNode;
  private readonly getPos: () => number | undefined;

  constructor(frame: Frame, editor: Editor, node: ProseNode, getPos: () => number | undefined) {
    this.frame = frame;
    this.editor = editor;
    this.node = node;
    this.getPos = getPos;
    const words = this.context.words;
    this.dom = element("div", `block ${frame.className}`);
    this.dom.setAttribute("role", "group");
    const head = element("div", "block-head");
    head.contentEditable = "false";
    this.label = element("p", "block-label");
    head.append(this.label);
    this.pictureRoom = frame.picture === undefined ? null : element("div", "block-picture");
    if (this.pictureRoom !== null) head.append(this.pictureRoom);
    if ((frame.fields ?? []).length > 0) {
      const fields = element("div", "block-fields");
      for (const field of frame.fields ?? []) fields.append(this.fieldElement(field));
      head.append(fields);
    }
    this.dom.append(head);
    this.contentDOM = node.type.isLeaf ? null : element("div", "block-body");
    if (this.contentDOM !== null) {
      if (frame.bodyLabel !== undefined) this.contentDOM.dataset["hint"] = words(frame.bodyLabel);
      this.dom.append(this.contentDOM);
    }
    const foot = element("div", "block-foot");
    foot.contentEditable = "false";
    for (const action of frame.actions ?? []) foot.append(this.button(action.label, () => this.act(action)));
    // A container without a block has no place for the caret.
    this.empty = node.type.isLeaf || node.inlineContent ? null : this.button("editor.add-text", () => this.addText());
    if (this.empty !== null) foot.prepend(this.empty);
    if (foot.childElementCount > 0) this.dom.append(foot);
    const redraw = () => this.draw();
    editor.on("lessonContext", redraw);
    this.stopListening = () => void editor.off("lessonContext", redraw);
    this.draw();
  }

  private get context(): LessonContext {
    return this.editor.storage.lesson;
  }

  private button(label: EditorKey, press: () => void): HTMLButtonElement {
    const button = element("button", "block-button", this.context.words(label));
    button.type = "button";
    button.addEventListener("click", press);
    return button;
  }

  private act(action: Action): void {
    const position = this.getPos();
    if (position !== undefined) action.run(this.editor, position, this.node, this.context);
  }

  private addText(): void {
    const position = this.getPos();
    if (position === undefined) return;
    const place = position + 1 + this.node.content.size;
    this.editor
      .chain()
      .insertContentAt(place, { type: "paragraph" })
      .setTextSelection(place + 1)
      .focus()
      .run();
  }

  private fieldElement(field: Field): HTMLElement {
    const { words } = this.context;
    const room = element("div", field.wide === true ? "block-field wide" : field.kind === "tick" ? "block-field tick" : "block-field");
    const name = element("label", "block-field-name", words(field.label));
    const tag = field.kind === "choice" ? "select" : field.kind === "long" ? "textarea" : "input";
    const control: Control = element(tag, "block-control");
    const fault = element("span", "block-fault");
    const hint = field.hint === undefined ? null : element("span", "block-hint", words(field.hint));
    // The name is the label alone: what is wrong with the field and how it is filled are said after it.
    count += 1;
    control.id = `block-control-${String(count)}`;
    name.htmlFor = control.id;
    fault.id = `block-fault-${String(count)}`;
    if (hint !== null) hint.id = `block-hint-${String(count)}`;
    control.setAttribute("aria-describedby", hint === null ? fault.id : `${fault.id} ${hint.id}`);
    control.dataset["field"] = field.name;
    if (control instanceof HTMLInputElement) control.type = field.kind === "tick" ? "checkbox" : "text";
    if (control instanceof HTMLTextAreaElement) control.rows = 2;
    if (field.kind !== "tick") control.dir = field.ltr === true ? "ltr" : "auto";
    control.addEventListener(field.kind === "choice" || field.kind === "tick" ? "change" : "input", () => this.keep(field, control));
    if (field.kept !== undefined && control instanceof HTMLInputElement)
      control.addEventListener("change", () => void (control.value = field.kept?.(control.value) ?? control.value));
    room.append(...(field.kind === "tick" ? [control, name] : [name, control]), fault, ...(hint === null ? [] : [hint]));
    this.controls.push({ field, control, fault });
    return room;
  }

  private keep(field: Field, control: Control): void {
    const position = this.getPos();
    if (position === undefined) return;
    const typed =
      control instanceof HTMLInputElement && field.kind === "tick" ? control.checked : (field.kept?.(control.value) ?? control.value);
    const change = this.editor.state.tr.setNodeAttribute(position, field.name, typed);
    const { followed } = field;
    if (followed !== undefined) change.setNodeAttribute(position, followed.by, "");
    this.editor.view.dispatch(change);
    if (followed === undefined || typeof typed !== "string") return;
    void followed.from(typed).then(
      (value) => {
        const now = this.getPos();
        // Something else was typed meanwhile, and what follows from that is on its way.
        if (now === undefined || this.node.attrs[field.name] !== typed || this.editor.isDestroyed) return;
        this.editor.view.dispatch(this.editor.state.tr.setNodeAttribute(now, followed.by, value));
      },
      () => undefined,
    );
  }

  private draw(): void {
    const { words } = this.context;
    const { frame, node } = this;
    const label = words(typeof frame.label === "function" ? frame.label(node) : frame.label);
    this.label.textContent = label;
    this.dom.setAttribute("aria-label", label);
    this.dom.dataset["block"] = String(node.attrs["id"] ?? "");
    this.dom.dataset["kind"] = String(node.attrs["kind"] ?? "");
    this.dom.classList.toggle("right", node.attrs["correct"] === true);
    if (this.empty !== null) this.empty.hidden = node.childCount > 0;
    this.contentDOM?.classList.toggle("empty", node.content.size === 0);
    if (this.pictureRoom !== null)
      this.pictureRoom.replaceChildren(...[frame.picture?.(node, this.context)].filter((one) => one !== null && one !== undefined));
    for (const { field, control, fault } of this.controls) {
      const value: unknown = node.attrs[field.name];
      const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
      if (control instanceof HTMLSelectElement) this.fillChoices(field, control, text);
      else if (control instanceof HTMLInputElement && field.kind === "tick") control.checked = value === true;
      else if (document.activeElement !== control && control.value !== text) control.value = text;
      const found = field.fault?.(text, node) ?? null;
      fault.textContent = found === null ? "" : words(found);
      control.setAttribute("aria-invalid", String(found !== null));
    }
  }

  private fillChoices(field: Field, select: HTMLSelectElement, value: string): void {
    const { words } = this.context;
    const choices = [...(field.choices?.(this.context) ?? [])];
    if (value !== "" && !choices.some((choice) => choice.value === value))
      choices.push({ value, label: words("editor.missing", { name: value }) });
    if (field.placeholder !== undefined) choices.unshift({ value: "", label: words(field.placeholder) });
    const wanted = JSON.stringify(choices);
    if (select.dataset["choices"] !== wanted) {
      select.dataset["choices"] = wanted;
      select.replaceChildren(...choices.map((choice) => new Option(choice.label, choice.value)));
    }
    select.value = value;
  }

  update(node: ProseNode): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  /** What happens in the fields is theirs; Escape goes back to the text. */
  stopEvent(event: Event): boolean {
    const { target } = event;
    if (!(target instanceof HTMLElement) || this.contentDOM?.contains(target) === true) return false;
    const isControl = target.closest(".block-control, .block-button") !== null;
    if (isControl && event instanceof KeyboardEvent && event.type === "keydown" && event.key === "Escape") {
      event.preventDefault();
      this.backToText();
    }
    return isControl;
  }

  /** Into the block's own text, else behind the block: never onto the block itself, which the next letter would replace. */
  private backToText(): void {
    const position = this.getPos();
    if (position === undefined) return;
    const { state, view } = this.editor;
    const after = position + this.node.nodeSize;
    const isWritten = this.node.inlineContent || this.node.childCount > 0;
    const change = state.tr;
    if (!isWritten && after === state.doc.content.size) change.insert(after, state.schema.node("paragraph"));
    change.setSelection(TextSelection.near(change.doc.resolve(isWritten ? position + 1 : after), 1));
    view.dispatch(change.scrollIntoView());
    view.focus();
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return !(this.contentDOM?.contains(mutation.target) ?? false);
    return (
      this.contentDOM === null ||
      !this.contentDOM.contains(mutation.target) ||
      (mutation.target === this.contentDOM && mutation.type === "attributes")
    );
  }

  destroy(): void {
    this.stopListening();
  }
}
