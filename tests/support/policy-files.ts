import { sourceFiles, sourceText } from "#tests/support/source-file.ts";

/** What a JSON file of this repository holds. */
export const readContent = (path: string): unknown => JSON.parse(sourceText(path));

const isPolicy = (value: unknown) => typeof value === "object" && value !== null && "rules" in value;

/** The policies of content/policies, those in use and those of other regimes, without the standards and the worked cases beside them. */
export function policyFiles(): string[] {
  return sourceFiles("content/policies", /\.json$/).filter((path) => !path.endsWith(".cases.json") && isPolicy(readContent(path)));
}
