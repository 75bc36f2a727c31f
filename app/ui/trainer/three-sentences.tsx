import { LANGUAGES } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";

/** A sentence that people read in their own language, so it is needed in each. */
export function ThreeSentences({ idPrefix, reply }: { idPrefix: string; reply: RefusedForm | null }) {
  const t = useMessages();
  return (
    <div className="space-y-4">
      {LANGUAGES.map((language) => {
        const name = `sentence-${language}` as const;
        return (
          <TextArea
            key={language}
            name={name}
            id={`${idPrefix}-${name}`}
            lang={language}
            label={t(`regrade.${name}`)}
            rows={2}
            required
            maxLength={600}
            defaultValue={valueOf(reply, name)}
            error={reply?.errors[name] === undefined ? undefined : t("regrade.sentence-missing")}
          />
        );
      })}
    </div>
  );
}
