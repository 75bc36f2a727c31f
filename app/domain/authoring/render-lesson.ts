import { entry, numberReferences } from "#app/domain/authoring/bibliography.ts";
import { automaticDirection } from "#app/domain/authoring/automatic-direction.ts";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import {
  type Block,
  type CheckOption,
  type DoseUnit,
  type Heading,
  type Inline,
  type Mark,
  type Passage,
  type Quotation,
  type Rationale,
  type Reveal,
  DOSE_UNITS,
  blocksOf,
  languageOfMarks,
  passageOf,
} from "#app/domain/authoring/document-schema.ts";
import { isolateRuns } from "#app/domain/authoring/isolate-runs.ts";
import type { RenderInput, RenderedLesson } from "#app/domain/authoring/lesson-rendering.ts";
import { safeMathml } from "#app/domain/authoring/safe-mathml.ts";
import { spokenIn } from "#app/domain/media/spoken-in.ts";
import { scopeOf, spanOf } from "#app/domain/authoring/table-cells.ts";
import { type Html, html } from "#app/domain/shared/html.ts";
import type { ShownPicture } from "#app/domain/media/shown-picture.ts";
import type { ShownRecording } from "#app/domain/media/shown-recording.ts";
import { type Direction, type Language, directionOf } from "#app/domain/shared/language.ts";

/** A quantity longer than this may break like other text, or a narrow telephone could not show it. */
const LONGEST_UNBROKEN = 18;

/** How wide a picture is drawn: as the window on a telephone, as the column of text elsewhere (ui/learner/lesson.css). */
const PICTURE_SIZES = "(width < 48rem) 100vw, 44rem";

/**
 * Renders a lesson once, at publication: HTML without scripts or inline styles, readable and foldable without JavaScript, each
 * text escaped, passages of another direction isolated, space kept free for each image.
 */
export function renderLesson(input: RenderInput): RenderedLesson {
  const numbers = numberReferences(input.document);
  const render = renderer(input, numbers);
  const sections: Html[] = [];
  let open: { id: string; body: Html[] } | null = null;
  const close = (): void => {
    if (open !== null) sections.push(html`<section id="${open.id}" data-section="${open.id}">${open.body}</section>`);
  };
  for (const block of input.document.content) {
    if (block.type === "heading" && block.attrs.level === 2) {
      close();
      open = { id: block.attrs.id, body: [html`<h2>${render.heading(block)}</h2>`] };
    } else if (open === null) sections.push(render.block(block));
    else open.body.push(render.block(block));
  }
  close();
  sections.push(render.bibliography());

  const markup = sections.map((section) => section.markup).join("");
  const images = new Set([...blocksOf(input.document.content)].flatMap((block) => (block.type === "figure" ? [block.attrs.src] : [])));
  const imageBytes = [...images].reduce((sum, name) => sum + (input.media[name]?.picture?.kept.bytes ?? input.media[name]?.bytes ?? 0), 0);
  const outline = input.document.content.flatMap((block) =>
    block.type === "heading" ? [{ id: block.attrs.id, title: plainInline(block.content), level: block.attrs.level }] : [],
  );
  return { html: markup, outline, bytes: utf8Length(markup) + imageBytes };
}

/** A lesson block by block, for whoever remarks on its passages; what it cites follows them. */
export function renderBlocks(input: RenderInput): {
  readonly blocks: readonly { readonly id: string; readonly html: string }[];
  readonly references: string;
} {
  const render = renderer(input, numberReferences(input.document));
  return {
    blocks: input.document.content.map((block) => ({ id: block.attrs.id, html: render.block(block).markup })),
    references: render.bibliography().markup,
  };
}

function plainInline(content: readonly Inline[]): string {
  return content
    .map((inline) => (inline.type === "text" ? inline.text : inline.type === "hardBreak" ? " " : ""))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

type Renderer = {
  readonly block: (node: Block) => Html;
  /** Without the language and direction that the block itself states. */
  readonly plain: (node: Block) => Html;
  readonly heading: (node: Heading) => Html;
  readonly inline: (content: readonly Inline[]) => Html;
  readonly bibliography: () => Html;
};

function renderer(input: RenderInput, numbers: ReadonlyMap<string, number>, direction: Direction = directionOf(input.language)): Renderer {
  const { language, references, media, words } = input;
  const byId = new Map<string, Reference>(references.map((reference) => [reference.id, reference]));

  function text(value: string, within: Direction = direction): Html[] {
    return isolateRuns(value, within).map((run) => {
      if (!run.isolated) return html`${run.text}`;
      if (within === "ltr") return html`<bdi dir="rtl">${run.text}</bdi>`;
      // A number is never parted from its unit at the end of a line.
      return run.text.length <= LONGEST_UNBROKEN && /\d/.test(run.text)
        ? html`<bdi dir="ltr" lang="en" class="q">${run.text}</bdi>`
        : html`<bdi dir="ltr" lang="en">${run.text}</bdi>`;
    });
  }

  function marked(value: string, marks: readonly Mark[] | undefined): Html {
    const other = languageOfMarks(marks);
    let inner: Html = html`${text(value, other === null ? direction : directionOf(other))}`;
    for (const mark of marks ?? []) {
      if (mark.type === "bold") inner = html`<strong>${inner}</strong>`;
      if (mark.type === "italic") inner = html`<em>${inner}</em>`;
      if (mark.type === "link") inner = html`<a href="${mark.attrs.href}" rel="noopener noreferrer">${inner}</a>`;
    }
    return other === null ? inner : html`<bdi lang="${other}" dir="${directionOf(other)}">${inner}</bdi>`;
  }

  function cite(ids: readonly string[]): Html {
    const links = ids.map((id, index) => {
      const number = numbers.get(id) ?? 0;
      return html`${index === 0 ? "" : ","}<a href="#ref-${number}">${number}</a>`;
    });
    return html`<sup class="cite"><bdi dir="ltr">[${links}]</bdi></sup>`;
  }

  function inline(content: readonly Inline[]): Html {
    const pieces = content.map((node, index) => {
      switch (node.type) {
        case "text":
          // No space before a citation: its brackets sit on the word that they prove.
          return marked(content[index + 1]?.type === "reference" ? node.text.replace(/\s+$/, "") : node.text, node.marks);
        case "hardBreak":
          return html`<br>`;
        case "reference":
          return cite(node.attrs.ids);
        case "unsupported":
          return html`<span class="unsupported">${words.unsupported}</span>`;
      }
    });
    return html`${pieces}`;
  }

  function blocks(content: readonly Block[]): Html {
    return html`${content.map(block)}`;
  }

  function listItem(content: readonly Block[]): Html {
    const [first, ...rest] = content;
    // A one-paragraph item needs no paragraph of its own.
    return first?.type === "paragraph" && passageOf(first) === null
      ? html`<li>${inline(first.content)}${rest.map(block)}</li>`
      : html`<li>${blocks(content)}</li>`;
  }

  /** The same renderer for a passage in another language or direction; null when the block states neither and shows neither. */
  function inPassage(node: Block) {
    const passage = passageOf(node) ?? turnedRound(node);
    if (passage === null) return null;
    const lang = passage.lang ?? language;
    const dir = passage.dir ?? directionOf(lang);
    return { lang, dir, render: renderer({ ...input, language: lang }, numbers, dir) };
  }

  /** A paragraph or heading wholly in the other script runs its own way, without being told (R41). */
  function turnedRound(node: Block): Passage | null {
    if (node.type !== "paragraph" && node.type !== "heading") return null;
    const dir = automaticDirection(plainInline(node.content), language);
    return dir === directionOf(language) ? null : { dir, ...(dir === "ltr" ? { lang: "en" } : {}) };
  }

  function heading(node: Heading): Html {
    const other = inPassage(node);
    if (other === null) return inline(node.content);
    return html`<bdi lang="${other.lang}" dir="${other.dir}">${other.render.inline(node.content)}</bdi>`;
  }

  function block(node: Block): Html {
    if (node.type === "heading") return plain(node);
    const other = inPassage(node);
    return other === null ? plain(node) : html`<div lang="${other.lang}" dir="${other.dir}">${other.render.plain(node)}</div>`;
  }

  function plain(node: Block): Html {
    const id = node.attrs.id;
    switch (node.type) {
      case "heading":
        return node.attrs.level === 2 ? html`<h2 id="${id}">${heading(node)}</h2>` : html`<h3 id="${id}">${heading(node)}</h3>`;
      case "paragraph":
        return html`<p>${inline(node.content)}</p>`;
      case "bulletList":
        return html`<ul>${node.content.map((item) => listItem(item.content))}</ul>`;
      case "orderedList":
        return node.attrs.start === 1
          ? html`<ol>${node.content.map((item) => listItem(item.content))}</ol>`
          : html`<ol start="${node.attrs.start}">${node.content.map((item) => listItem(item.content))}</ol>`;
      case "table": {
        const row = (cells: (typeof node.content)[number]): Html =>
          html`<tr>${cells.content.map((cell) => (cell.type === "tableHeader" && cell.content.length > 0 ? html`<th scope="${scopeOf(cell, cells)}"${spanOf(cell)}>${inline(cell.content)}</th>` : html`<td${spanOf(cell)}>${inline(cell.content)}</td>`))}</tr>`;
        const head = node.content.filter((cells) => cells.content.every((cell) => cell.type === "tableHeader"));
        const body = node.content.filter((cells) => !head.includes(cells));
        return html`<div class="scroll" role="group" tabindex="0" aria-label="${words.table}"><table${node.attrs.kind === "comparison" ? html` class="comparison"` : null}><thead>${head.map(row)}</thead><tbody>${body.map(row)}</tbody></table></div>`;
      }
      case "blockquote":
        return html`<blockquote>${blocks(node.content)}${quotedFrom(node)}</blockquote>`;
      case "callout":
        return html`<div class="callout ${node.attrs.kind}" id="${id}" role="note"><p class="label">${words[node.attrs.kind]}</p>${blocks(node.content)}</div>`;
      case "figure":
        return figure(node);
      case "doseBlock":
        return dose(node);
      case "caseVignette":
        return html`<div class="case" id="${id}"><p class="label">${words.caseVignette}</p><p class="title">${text(node.attrs.title)}</p>${node.content.map((child) => (child.type === "reveal" ? reveal(child) : block(child)))}</div>`;
      case "knowledgeCheck":
        return check(node);
      case "audio":
        return audio(node);
      case "video":
        return video(node);
      case "file":
        return html`<p class="file" id="${id}"><a href="${address(node.attrs.src)}" download="${node.attrs.src}">${words.download}: ${text(node.attrs.title)}</a> ${size(node.attrs.src)}</p>`;
      case "equation":
        // Said in words to whoever does not see it, and shown in words where the browser knows no MathML (lesson.css).
        return html`<div class="equation" id="${id}" role="img" aria-label="${node.attrs.alt}" dir="ltr">${safeMathml(node.attrs.mathml)}<span class="in-words" lang="${language}" dir="${directionOf(language)}">${text(node.attrs.alt)}</span></div>`;
      case "pageBreak":
        return html`<div class="page-break" id="${id}"></div>`;
      case "unsupported":
        return html`<p class="unsupported" id="${id}" role="note">${words.unsupported}</p>`;
    }
  }

  function quotedFrom({ attrs: { source = "", licence = "" } }: Quotation): Html | null {
    if (source === "" && licence === "") return null;
    return html`<footer>— <cite>${text(source)}</cite>${licence === "" ? null : html` <small>(${text(licence)})</small>`}</footer>`;
  }

  function reveal(node: Reveal): Html {
    return html`<details id="${node.attrs.id}"><summary>${words.reveal}</summary>${blocks(node.content)}</details>`;
  }

  function figure(node: Extract<Block, { type: "figure" }>): Html {
    const image = media[node.attrs.src];
    const room = image?.width == null || image.height === null ? html`` : html` width="${image.width}" height="${image.height}"`;
    // The picture opens by itself, where a telephone can enlarge it: its words are small beside the text.
    const shown =
      image?.picture == null
        ? html`<a href="${address(node.attrs.src)}" target="_blank" rel="noopener"><img src="${address(node.attrs.src)}"${room} loading="lazy" decoding="async" alt="${node.attrs.alt}"></a>`
        : picture(image.picture, address(node.attrs.src), node.attrs.alt);
    return html`<figure id="${node.attrs.id}">${shown}<figcaption>${inline(node.content)} <small>${words.credit}: ${text(node.attrs.credit)}, <bdi dir="ltr" lang="en">${node.attrs.licence}</bdi></small></figcaption></figure>`;
  }

  /**
   * A picture in the sizes that were made of it, the browser's choice; the original for those that know neither format. `data-kept` names the
   * one file that a device keeps, and each address names it after `or`: the service worker gives it in the place of whichever was chosen.
   */
  function picture({ width, height, sources, kept }: ShownPicture, original: string, alt: string): Html {
    const addressed = (sha256: string): string => `/media/${sha256}?or=${kept.sha256}`;
    const source = (format: "avif" | "webp"): Html | null =>
      sources[format].length === 0
        ? null
        : html`<source type="image/${format}" srcset="${sources[format].map((one) => `${addressed(one.sha256)} ${String(one.width)}w`).join(", ")}" sizes="${PICTURE_SIZES}">`;
    const widest = sources.webp.at(-1) ?? kept;
    return html`<a href="${addressed(widest.sha256)}" target="_blank" rel="noopener"><picture data-kept="/media/${kept.sha256}">${source("avif")}${source("webp")}<img data-online src="${original}" width="${width}" height="${height}" loading="lazy" decoding="async" alt="${alt}"></picture></a>`;
  }

  function dose(node: Extract<Block, { type: "doseBlock" }>): Html {
    const { drug, route, amount, unit, interval, source } = node.attrs;
    const quantity = amount.replace("-", "–");
    const stated = isWord(unit)
      ? html`<bdi dir="ltr">${quantity}</bdi> ${words[unit]}`
      : html`<bdi dir="ltr" lang="en">${quantity} ${unit}</bdi>`;
    return html`<div class="dose" id="${node.attrs.id}"><p class="label">${words.dose}</p><dl><div><dt>${words.drug}</dt><dd class="drug"><bdi dir="ltr" lang="en">${drug}</bdi></dd></div><div><dt>${words.amount}</dt><dd>${stated}</dd></div><div><dt>${words.route}</dt><dd>${text(route)}</dd></div><div><dt>${words.interval}</dt><dd>${text(interval)}</dd></div><div><dt>${words.source}</dt><dd>${cite([source])}</dd></div></dl>${blocks(node.content)}</div>`;
  }

  function check(node: Extract<Block, { type: "knowledgeCheck" }>): Html {
    const id = node.attrs.id;
    const options = node.content.filter((child): child is CheckOption => child.type === "option");
    const rationales = node.content.filter((child): child is Rationale => child.type === "rationale");
    const question = node.content.filter((child): child is Block => child.type !== "option" && child.type !== "rationale");
    const several = options.filter((option) => option.attrs.correct).length > 1;
    const choices = options.map(
      (option, index) =>
        html`<li${option.attrs.correct ? html` class="right"` : null}><label><input type="${several ? "checkbox" : "radio"}" name="${id}" value="${index}"><span>${inline(option.content)}</span></label></li>`,
    );
    const right = options
      .filter((option) => option.attrs.correct)
      .map((option) => html`<p class="answer"><strong>${words.correctOption}:</strong> ${inline(option.content)}</p>`);
    // A legend holds no blocks: its first paragraph is the question asked, whatever else belongs to it follows (R67).
    const [asked, ...rest] = question;
    const inLegend = asked?.type === "paragraph" && passageOf(asked) === null ? asked : null;
    const below = inLegend === null ? question : rest;
    return html`<fieldset class="check" id="${id}"><legend><span class="label">${words.knowledgeCheck}</span>${inLegend === null ? null : html` <span class="asked">${inline(inLegend.content)}</span>`}</legend>${below.map(block)}<ul class="options">${choices}</ul><details><summary>${words.showAnswer}</summary>${right}${rationales.map((rationale) => blocks(rationale.content))}</details></fieldset>`;
  }

  function address(name: string): string {
    return `/media/${media[name]?.sha256 ?? ""}`;
  }

  function size(name: string): Html {
    return html`<small class="size">(${sizeOf(media[name]?.bytes ?? 0)})</small>`;
  }

  function sizeOf(bytes: number): Html {
    const [number, unit] = sizeWords(bytes);
    return html`<bdi dir="ltr">${number}</bdi> ${unit}`;
  }

  function sizeWords(bytes: number): readonly [number: string, unit: string] {
    return bytes < 1_000_000
      ? [Math.max(1, Math.round(bytes / 1000)).toString(), words.kilobytes]
      : [(bytes / 1_000_000).toFixed(1), words.megabytes];
  }

  /** Title, how long it is, and what it costs to play it as it comes without asking (R50). */
  function caption(title: string, seconds: number | null, bytes: number): Html {
    const length = seconds === null ? null : html`<bdi dir="ltr">${clock(seconds)}</bdi> · `;
    return html`<figcaption>${text(title)} <small class="size">(${length}${sizeOf(bytes)})</small></figcaption>`;
  }

  /** Opus for whoever can, MP3 for everybody else. `data-online`: of no use on a device that keeps the other. */
  function soundSources({ opus, mp3 }: ShownRecording, isOfFilm = false): Html {
    const ofFilm = isOfFilm ? html` data-sound` : null;
    return html`${opus === null ? null : html`<source${ofFilm} src="/media/${opus.sha256}" type="audio/ogg; codecs=opus">`}${mp3 === null ? null : html`<source data-online src="/media/${mp3.sha256}" type="audio/mpeg">`}`;
  }

  function audio(node: Extract<Block, { type: "audio" }>): Html {
    const { id, src, title, transcript: said } = node.attrs;
    const recording = media[src]?.recording ?? null;
    const smallest = recording?.opus ?? recording?.mp3 ?? null;
    if (recording === null || smallest === null)
      return html`<figure class="media" id="${id}"><figcaption>${text(title)} ${size(src)}</figcaption><audio controls preload="none" src="${address(src)}"></audio>${transcript(said)}</figure>`;
    const waveform =
      recording.waveform === null
        ? null
        : html`<img class="waveform" src="/media/${recording.waveform.sha256}" width="480" height="48" loading="lazy" alt="">`;
    return html`<figure class="media" id="${id}">${caption(title, recording.seconds, smallest.bytes)}${waveform}<audio controls preload="none">${soundSources(recording)}</audio>${transcript(said)}</figure>`;
  }

  /**
   * A film. Without script the plain file of the smallest line plays; with it there is a choice of rungs, each with its size, which stays hidden
   * until then. The sound alone and the words are there in any case (R53). Captions are on.
   */
  function video(node: Extract<Block, { type: "video" }>): Html {
    const { id, src, title, captions, transcript: said } = node.attrs;
    const track = html`<track kind="captions" srclang="${language}" label="${captionLabel(language)}" src="${address(captions)}" default>`;
    const recording = media[src]?.recording ?? null;
    if (recording?.plain == null)
      return html`<figure class="media" id="${id}"><figcaption>${text(title)} ${size(src)}</figcaption><video controls preload="none" playsinline src="${address(src)}">${track}</video>${transcript(said)}</figure>`;
    const { plain, smallest, hls, poster, rungs, seconds } = recording;
    // A device may keep either; its worker gives the one that it has.
    const kept = [...(smallest === null ? [] : [smallest]), plain];
    const films = kept.map(({ lines, sha256 }) => `${lines}p:${sha256}`).join(" ");
    const or = smallest === null ? "" : `?or=${smallest.sha256}`;
    const room = poster === null ? null : html` poster="/media/${poster.sha256}" width="${poster.width}" height="${poster.height}"`;
    const choice = (playlist: string, label: string) => html`<option data-online value="/media/${playlist}">${label}</option>`;
    const choices =
      hls === null || rungs.length === 0
        ? null
        : html`<p class="quality" hidden><label>${words.quality} <select>${choice(hls.sha256, words.automatic)}${rungs.map(({ playlist, label, bytes }) => choice(playlist, `${apart(label)} · ${apart(sizeWords(bytes)[0])} ${sizeWords(bytes)[1]}`))}</select></label></p>`;
    return html`<figure class="media" id="${id}">${caption(title, seconds, plain.bytes)}<video controls preload="none" playsinline${room} data-film="${plain.height}p"><source data-films="${films}" src="/media/${plain.sha256}${or}" type="video/mp4">${track}</video>${choices}${soundAlone(recording)}${transcript(said)}</figure>`;
  }

  function soundAlone(recording: ShownRecording): Html | null {
    const smallest = recording.opus ?? recording.mp3;
    if (smallest === null) return null;
    return html`<details class="sound"><summary>${words.soundOnly} <small class="size">(${sizeOf(smallest.bytes)})</small></summary><audio controls preload="none">${soundSources(recording, true)}</audio></details>`;
  }

  /**
   * What is said, to be read here in the language and direction of the passage; and the file itself, in a window of its own: the lesson stays
   * where it is, and has time to tell that the words were opened.
   */
  function transcript(name: string): Html {
    const spoken = spokenIn(media[name]?.text ?? "").map((paragraph) => html`<p>${text(paragraph)}</p>`);
    const here = spoken.length === 0 ? null : html`<details><summary>${words.readTranscript}</summary>${spoken}</details>`;
    return html`${here}<p><a href="${address(name)}" target="_blank" rel="noopener">${words.transcript}</a> ${size(name)}</p>`;
  }

  function bibliography(): Html {
    const entries = [...numbers].flatMap(([id, number]) => {
      const reference = byId.get(id);
      return reference === undefined ? [] : [html`<li id="ref-${number}">${entry(reference)}</li>`];
    });
    if (entries.length === 0) return html``;
    return html`<section id="references" class="references"><h2>${words.references}</h2><ol dir="ltr" lang="en">${entries}</ol></section>`;
  }

  return { block, plain, heading, inline, bibliography };
}

/** How a player names the captions in its menu: each language by its own name. */
function captionLabel(language: Language): string {
  return { ar: "العربية", ckb: "کوردی", en: "English" }[language];
}

/** A run of its own, left to right, where no element may stand: Unicode's isolates. */
function apart(text: string): string {
  return `\u2066${text}\u2069`;
}

/** `3:05`, `1:02:09`. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, String(whole % 60).padStart(2, "0")];
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

function isWord(unit: DoseUnit): unit is "unit" | "percent" | "drop" | "tablet" | "puff" {
  return DOSE_UNITS.includes(unit) && ["unit", "percent", "drop", "tablet", "puff"].includes(unit);
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
