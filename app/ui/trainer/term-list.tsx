import { type GlossaryTerm, glossaryTerms } from "#app/domain/authoring/glossary-terms.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

type Text = { readonly text: string; readonly language: Language };

/** The terms of a text with what the glossary calls them, and a warning for each that the translation calls otherwise. */
export function TermList({ source, target, glossary }: { source: Text; target: Text; glossary: readonly GlossaryTerm[] }) {
  const t = useMessages();
  const terms = glossaryTerms(source, target, glossary);
  if (terms.length === 0) return null;
  const isWritten = target.text.trim() !== "";
  return (
    <ul className="space-y-1 text-sm" aria-label={t("translation.terms")}>
      {terms.map(({ term, proposals, kept }) => {
        const isOtherwise = isWritten && !kept;
        return (
          <li key={term} className={isOtherwise ? "text-warning flex items-start gap-1.5" : "text-ink-muted flex items-start gap-1.5"}>
            <Icon name={isOtherwise ? "warning" : isWritten ? "check" : "book"} className="mt-0.5 size-4" />
            <span>
              {isOtherwise ? `${t("translation.term-otherwise")} ` : null}
              <Bdi lang={source.language}>{term}</Bdi>
              {": "}
              <Bdi lang={target.language}>
                <strong className="font-semibold">{proposals[0]}</strong>
              </Bdi>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
