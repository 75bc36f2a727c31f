/** A topic of a pool against its quota. `state`: what a paper can draw, and whether learners who sit twice meet other questions. */
export type TopicQuota = {
  readonly topic: string;
  readonly there: number;
  /** null: no paper draws from it. */
  readonly quota: number | null;
  readonly state: "never-drawn" | "too-few" | "same-again" | "enough";
};

/** A second attempt meets other questions when a topic has twice what is drawn of it. */
const TIMES = 2;

/** Every topic that has items or a quota, in the order of the letters. A vignette set counts as one item, as a draw counts it. */
export function topicQuotas(topics: readonly string[], quota: Readonly<Record<string, number | null>>): readonly TopicQuota[] {
  const there = new Map<string, number>();
  for (const topic of topics) there.set(topic, (there.get(topic) ?? 0) + 1);
  return [...new Set([...there.keys(), ...Object.keys(quota)])]
    .filter((topic) => topic !== "")
    .sort()
    .map((topic) => {
      const [count, drawn] = [there.get(topic) ?? 0, quota[topic] ?? null];
      const state =
        drawn === null || drawn === 0 ? "never-drawn" : count < drawn ? "too-few" : count < TIMES * drawn ? "same-again" : "enough";
      return { topic, there: count, quota: drawn, state };
    });
}
