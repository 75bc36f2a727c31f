import fc from "fast-check";
import temml from "temml";
import { expect, test } from "vitest";
import { cleanMathml, isCleanMathml, mathmlText } from "#app/domain/authoring/mathml.ts";

const written = (tex: string) => cleanMathml(temml.renderToString(tex, { displayMode: true, throwOnError: true }));

test.each([
  "x^2 + \\sqrt{y}",
  "\\frac{(140 - \\text{age}) \\times \\text{weight}}{72 \\times S_{Cr}}",
  "\\begin{aligned} a &= b \\\\ c &< d \\end{aligned}",
  "\\sum_{i=1}^{n} \\bar{x}_i \\quad \\left( \\frac ab \\right)",
  "\\text{pH} = 6.1 + \\log\\frac{[HCO_3^-]}{0.03 \\times P_{CO_2}}",
])("what the editor writes of %s is kept, with nothing that styles or loads", (tex) => {
  const mathml = written(tex);
  expect(mathml).toMatch(/^<math[ >].*<\/math>$/su);
  expect(mathml).not.toMatch(/ style=|class="(?!tml-(?:left|right)")|href|xmlns/);
  expect(isCleanMathml(mathml ?? "")).toBe(true);
});

test.each([
  ["", "nothing"],
  ["x", "a text"],
  ["<p>x</p>", "another element"],
  ["<math><mi>x</mi>", "one that is not closed"],
  ["<math><mi>x</math></mi>", "elements across each other"],
  ["<math><mi>x</mi></math><script>alert(1)</script>", "something behind it"],
  ["<math><mi>x</mi></math><math></math>", "two of them"],
  ["<math><math></math></math>", "one in another"],
  ["<math><script>alert(1)</script></math>", "a script"],
  ["<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml></math>", "HTML in an annotation"],
  ["<math><maction actiontype='statusline'><mi>x</mi></maction></math>", "an action"],
  ["<math><mi>x</mi><", "an unfinished tag"],
])("%s is not taken: %s", (source) => {
  expect(cleanMathml(source)).toBeNull();
});

test("an attribute that could style, load or run anything goes, the rest stays", () => {
  expect(
    cleanMathml(`<math href="javascript:alert(1)" display="block" onclick='x()'><mi mathvariant="normal" style="color:red">x</mi></math>`),
  ).toBe('<math display="block"><mi mathvariant="normal">x</mi></math>');
});

test("whatever comes in: what comes out is the same after another reading, and holds no element but MathML's", () => {
  const piece = fc.constantFrom(
    "<math>",
    "</math>",
    "<mi>",
    "</mi>",
    '<mo a="b">',
    "</mo>",
    "<mspace/>",
    "&lt;",
    "&amp;lt;",
    "&#60;script&#62;",
    "<script>",
    "x",
    '"',
    "'",
    "<",
    ">",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (inside) => {
      const cleaned = cleanMathml(`<math>${inside.join("")}</math>`);
      if (cleaned === null) return;
      expect(cleanMathml(cleaned)).toBe(cleaned);
      for (const [, name] of cleaned.matchAll(/<\/?([^\s>/]*)/g)) expect(["math", "mi", "mo", "mspace"]).toContain(name);
    }),
  );
});

test("its signs, run on", () => {
  expect(mathmlText("<math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>")).toBe("x < 2");
});
