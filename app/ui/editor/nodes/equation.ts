import { cleanMathml, isCleanMathml } from "#app/domain/authoring/mathml.ts";
import { required } from "#app/ui/editor/field-faults.ts";
import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** The signs as a learner sees them. */
function signs(mathml: unknown): HTMLElement | null {
  if (typeof mathml !== "string" || !isCleanMathml(mathml)) return null;
  const room = document.createElement("div");
  room.dir = "ltr";
  room.className = "equation";
  // Only what `cleanMathml` itself would write gets here.
  room.innerHTML = mathml;
  return room;
}

/** TeX as MathML; empty when it is not whole yet. The translator comes only when somebody writes an equation. */
async function mathmlFrom(tex: string): Promise<string> {
  if (tex.trim() === "") return "";
  const { default: temml } = await import("temml");
  try {
    return cleanMathml(temml.renderToString(tex, { displayMode: true, throwOnError: true, strict: false, trust: false })) ?? "";
  } catch {
    // Half a command: its author is typing the other half.
    return "";
  }
}

/** An equation in a line of its own: typed as TeX, shown as MathML, which needs no script, and said in words. */
export const Equation = lessonNode({
  name: "equation",
  attrs: { ...ID, tex: "", mathml: "", alt: "" },
  more: {
    addNodeView: () =>
      framed({
        className: "equation-block",
        label: "editor.deed-equation",
        picture: (node) => signs(node.attrs["mathml"]),
        fields: [
          {
            name: "tex",
            label: "editor.equation-tex",
            kind: "long",
            ltr: true,
            wide: true,
            hint: "editor.equation-tex-hint",
            fault: (tex, { attrs }) => (attrs["mathml"] === "" ? (required(tex) ?? "editor.fault-equation") : null),
            followed: { by: "mathml", from: mathmlFrom },
          },
          { name: "alt", label: "editor.equation-alt", kind: "long", wide: true, fault: required, hint: "editor.equation-alt-hint" },
        ],
      }),
  },
});
