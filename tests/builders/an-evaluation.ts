/** What a learner says of a course whom nothing hinders. */
export function anEvaluation() {
  const likes = { relevance: 5, intentToChange: "yes", intendedChange: "", barriers: ["none"] };
  return { ...likes, perceivedBias: "none", biasComment: "", comment: "" } as const;
}
