import { zipSync } from "fflate";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const OFFICE = "http://schemas.openxmlformats.org";
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;

/** A paragraph of a Word document. */
export const wordParagraph = (text: string, style?: string): string =>
  `<w:p>${style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A picture in the text, as Word writes it. `name`: of a file in `pictures`, or an address of the web that it links to. */
export const wordPicture = (name: string, alt = ""): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="${alt}"/><a:graphic><a:graphicData uri="${OFFICE}/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip ${name.startsWith("https:") ? "r:link" : "r:embed"}="${idOf(name)}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const idOf = (name: string): string => `r${Buffer.from(name).toString("hex")}`;

/** A Word document with this body, and the pictures that it names. */
export function aWordDocument(body: string, pictures: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const linked = [...body.matchAll(/r:link="r([0-9a-f]+)"/g)].map(([, hex = ""]) => Buffer.from(hex, "hex").toString());
  const relation = (name: string, rest: string) => `<Relationship Id="${idOf(name)}" Type="${RELATIONS}/image" ${rest}/>`;
  const kinds = [...new Set(Object.keys(pictures).map((name) => name.slice(name.lastIndexOf(".") + 1)))];
  const types = `${OFFICE}/package/2006/content-types`;
  const rels = "application/vnd.openxmlformats-package.relationships+xml";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const spaces = [
    ["w", `${OFFICE}/wordprocessingml/2006/main`],
    ["r", RELATIONS],
    ["wp", `${OFFICE}/drawingml/2006/wordprocessingDrawing`],
    ["a", `${OFFICE}/drawingml/2006/main`],
    ["c", `${OFFICE}/drawingml/2006/chart`],
    ["m", `${OFFICE}/officeDocument/2006/math`],
    ["pic", `${OFFICE}/drawingml/2006/picture`],
  ].map(([prefix = "", uri = ""]) => `xmlns:${prefix}="${uri}"`);
  return zipSync({
    "[Content_Types].xml": bytes(
      `<?xml version="1.0"?><Types xmlns="${types}"><Default Extension="rels" ContentType="${rels}"/>${kinds
        .map((kind) => `<Default Extension="${kind}" ContentType="image/${kind}"/>`)
        .join("")}<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    "_rels/.rels": bytes(
      `<?xml version="1.0"?><Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/_rels/document.xml.rels": bytes(
      `<?xml version="1.0"?><Relationships xmlns="${OFFICE}/package/2006/relationships">${[
        ...Object.keys(pictures).map((name) => relation(name, `Target="media/${name}"`)),
        ...linked.map((address) => relation(address, `Target="${address}" TargetMode="External"`)),
      ].join("")}</Relationships>`,
    ),
    "word/document.xml": bytes(`<?xml version="1.0"?><w:document ${spaces.join(" ")}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(pictures).map(([name, content]) => [`word/media/${name}`, content])),
  });
}
