import { BARRIERS, BIAS_DEGREES, INTENTS } from "#app/domain/learning/evaluation-choices.ts";
import type { Evaluation } from "#app/domain/learning/evaluation.ts";

type Fields = { get(name: string): unknown; getAll(name: string): readonly unknown[] };

/** The evaluation that a form holds; null when something is missing or too long, which the server then says beside the fields. */
export function evaluationFromFields(fields: Fields): Evaluation | null {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const relevance = Number(text("relevance"));
  const intentToChange = INTENTS.find((choice) => choice === fields.get("intentToChange"));
  const perceivedBias = BIAS_DEGREES.find((choice) => choice === fields.get("perceivedBias"));
  const barriers = BARRIERS.filter((choice) => fields.getAll("barriers").includes(choice));
  const [intendedChange, biasComment, comment] = [text("intendedChange"), text("biasComment"), text("comment")];
  if (!Number.isInteger(relevance) || relevance < 1 || relevance > 5 || intentToChange === undefined || perceivedBias === undefined)
    return null;
  if (intendedChange.length > 2000 || biasComment.length > 2000 || comment.length > 4000) return null;
  return { relevance, intentToChange, intendedChange, barriers, perceivedBias, biasComment, comment };
}
