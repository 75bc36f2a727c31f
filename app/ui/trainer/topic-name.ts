import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { topicName } from "#app/domain/catalog/topic.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { textIn } from "#app/ui/trainer/draft-words.ts";

/** What a course calls the topics of its questions, by their code. */
export type TopicNames = Readonly<Record<string, DraftText>>;

/** The name of a topic of questions: as its course calls it, else as the catalogue does, else its code. */
export function nameOfTopic(topic: string, names: TopicNames | undefined, language: Language): string {
  return textIn(names?.[topic], language)?.text ?? topicName(topic, language);
}
