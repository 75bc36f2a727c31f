import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds on the page as it stands; `where` begins each line. */
export async function violationsIn(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(
    (violation) =>
      `${where}: ${violation.id}: ${violation.nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(" ")} ${node.html.slice(0, 140)} [${(node.any[0]?.message ?? "").slice(0, 120)}]`)
        .join(" | ")}`,
  );
}
