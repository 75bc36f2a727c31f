import type { Item, SimpleItem } from "#app/domain/assessment/item.ts";
import { type ItemMedia, type MediaAddresses, shownMedia } from "#app/domain/assessment/shown-media.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ClinicalText } from "#app/ui/learner/clinical-text.tsx";
import { QuestionMedia } from "#app/ui/learner/question-media.tsx";

type Line = {
  readonly id: string;
  readonly text: Trilingual;
  readonly rationale: Trilingual;
  readonly right: boolean;
  readonly of: string | null;
  readonly media?: ItemMedia | undefined;
};
/** Where the files are that the questions name. */
type Files = Readonly<Record<string, string>>;

/** A question with its key and every reason, as its author wrote it. */
export function ItemForReview({ item, language, files }: { item: Item; language: Language; files: Files }) {
  const addressOf = (src: string) => files[src] ?? null;
  if (item.type !== "vignette-set") return <Simple item={item} language={language} addressOf={addressOf} />;
  return (
    <div className="space-y-6">
      <p className="border-brass whitespace-pre-line border-s-4 ps-4">
        <ClinicalText>{item.stem[language]}</ClinicalText>
      </p>
      <QuestionMedia media={shownMedia(item.media, language, addressOf).media} />
      {item.items.map((one) => (
        <Simple key={one.id} item={one} language={language} addressOf={addressOf} />
      ))}
    </div>
  );
}

function Simple({ item, language, addressOf }: { item: SimpleItem; language: Language; addressOf: MediaAddresses }) {
  const t = useMessages();
  return (
    <article className="space-y-3">
      <p className="whitespace-pre-line">
        <ClinicalText>{item.stem[language]}</ClinicalText>
      </p>
      <QuestionMedia media={shownMedia(item.media, language, addressOf).media} />
      <p className="font-medium">
        <ClinicalText>{item.leadIn[language]}</ClinicalText>
      </p>
      {item.type === "numeric" ? (
        <p>
          {t("quiz.right-answer")} <bdi dir="ltr">{item.key.value}</bdi> <bdi dir="ltr">(± {item.key.tolerance})</bdi>
          <br />
          <ClinicalText>{item.rationale[language]}</ClinicalText>
        </p>
      ) : null}
      <ul className="space-y-2">
        {linesOf(item).map((line) => (
          <li key={line.id} className="flex items-start gap-2">
            <Icon
              name={line.right ? "check" : "close"}
              className={line.right ? "text-success mt-1 size-4.5" : "text-ink-muted mt-1 size-4.5"}
            />
            <span className="min-w-0">
              <span className={line.right ? "font-semibold" : undefined}>
                {line.of === null ? null : <>{line.of}. </>}
                <ClinicalText>{line.text[language]}</ClinicalText>
                {line.right ? <span className="sr-only"> ({t("quiz.right-answer")})</span> : null}
              </span>
              <QuestionMedia media={shownMedia(line.media, language, addressOf).media} />
              <span className="text-ink-muted block text-sm">
                <ClinicalText>{line.rationale[language]}</ClinicalText>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </article>
  );
}

/** What can be chosen, and whether it is right; what is to be put in order stands in the right one. */
function linesOf(item: SimpleItem): readonly Line[] {
  switch (item.type) {
    case "single-best-answer":
      return item.options.map((option) => ({ ...option, right: option.id === item.key, of: null }));
    case "multiple-response":
      return item.options.map((option) => ({ ...option, right: item.key.includes(option.id), of: null }));
    case "ordering":
      return item.key.flatMap((id, index) => {
        const element = item.elements.find((one) => one.id === id);
        return element === undefined ? [] : [{ ...element, right: true, of: String(index + 1) }];
      });
    case "numeric":
      return item.units.map((unit) => ({ ...unit, right: unit.id === item.key.unit, of: null }));
    case "extended-matching":
      return item.stems.flatMap((stem) => {
        const right = item.options.find(({ id }) => id === stem.key);
        return right === undefined
          ? []
          : [{ id: stem.id, text: joined(stem.text, right.text), rationale: stem.rationale, right: true, of: null, media: stem.media }];
      });
  }
}

function joined(stem: Trilingual, answer: Trilingual): Trilingual {
  return { ar: `${stem.ar} ← ${answer.ar}`, ckb: `${stem.ckb} ← ${answer.ckb}`, en: `${stem.en} → ${answer.en}` };
}
