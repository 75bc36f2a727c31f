import { useMessages } from "#app/i18n/use-messages.ts";
import type { HandbookBlock, HandbookChapter, Words } from "#app/queries/identity/handbook-chapter.server.ts";
import { Page } from "#app/ui/kit/page.tsx";

/** The chapter of the handbook for whoever answers for a jurisdiction: its contents, then section by section in steps. */
export function HandbookScreen({ chapter: { title, lead, sections } }: { chapter: HandbookChapter }) {
  const t = useMessages();
  const idOf = (place: number) => `section-${String(place + 1)}`;
  return (
    <Page width="text" eyebrow={t("register.handbook-title")} title={title} lead={<InWords words={lead} />}>
      <nav aria-label={t("register.handbook-contents")} className="mb-8 print:hidden">
        <ol className="list-decimal ps-6">
          {sections.map((section, place) => (
            <li key={section.title}>
              <a href={`#${idOf(place)}`} className="text-accent inline-flex min-h-11 items-center underline">
                {section.title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="space-y-8">
        {sections.map((section, place) => (
          <section key={section.title} aria-labelledby={idOf(place)} className="space-y-3">
            <h2 id={idOf(place)} className="scroll-mt-20 text-xl font-semibold">
              {section.title}
            </h2>
            {section.blocks.map((block, index) => (
              <Block key={index} block={block} />
            ))}
          </section>
        ))}
      </div>
    </Page>
  );
}

function Block({ block }: { block: HandbookBlock }) {
  if (block.kind === "text")
    return (
      <p>
        <InWords words={block.words} />
      </p>
    );
  const List = block.kind === "steps" ? "ol" : "ul";
  return (
    <List className={block.kind === "steps" ? "list-decimal space-y-2 ps-6" : "list-disc space-y-2 ps-6"}>
      {block.items.map((words, index) => (
        <li key={index}>
          <InWords words={words} />
        </li>
      ))}
    </List>
  );
}

function InWords({ words }: { words: Words }) {
  return words.map(({ look, text }, index) =>
    look === "plain" ? text : look === "strong" ? <strong key={index}>{text}</strong> : <q key={index}>{text}</q>,
  );
}
