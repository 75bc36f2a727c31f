import { z } from "zod";
import { MOST_RELATIONSHIPS } from "#app/domain/authoring/disclosure.ts";
import { RELATIONSHIP_NATURES } from "#app/domain/authoring/relationship-nature.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

const line = (most: number) => z.string("required").trim().min(1).max(most);
const three = (most: number) => z.object({ ar: line(most), ckb: line(most), en: line(most) });

/** A line of the form that nobody began to fill is none. */
const Line = z.object({
  company: z.string().trim().max(200).default(""),
  nature: z.string().default(""),
  endedOn: z.string().trim().default(""),
  concerns: z.string().trim().max(500).default(""),
});

const Wish = z.object({
  company: line(200),
  nature: z.enum(RELATIONSHIP_NATURES),
  endedOn: z.union([z.literal("").transform(() => null), CalendarDay]),
  concerns: line(500),
});

/** The form in which somebody discloses. "None" has to be said; saying it beside a relationship is a contradiction. */
export const DisclosureForm = z
  .object({
    name: three(200),
    credentials: three(500),
    has: z.enum(["none", "some"]),
    relationships: z.array(Line).max(MOST_RELATIONSHIPS).default([]),
  })
  .transform(({ relationships, ...form }, context) => {
    const wishes: z.infer<typeof Wish>[] = [];
    relationships.forEach((typed, index) => {
      if (typed.company === "" && typed.nature === "" && typed.concerns === "" && typed.endedOn === "") return;
      const read = Wish.safeParse(typed);
      if (read.success) wishes.push(read.data);
      else
        for (const issue of read.error.issues)
          context.addIssue({ code: "custom", message: codeOf(issue), path: ["relationships", index, ...issue.path] });
    });
    if (form.has === "none" && wishes.length > 0) context.addIssue({ code: "custom", message: "none-and-some", path: ["has"] });
    if (form.has === "some" && wishes.length === 0 && context.issues.length === 0)
      context.addIssue({ code: "custom", message: "some-and-none", path: ["has"] });
    return { ...form, relationships: wishes };
  });
export type DisclosureForm = z.infer<typeof DisclosureForm>;

function codeOf({ path, code }: z.core.$ZodIssue): string {
  if (path[0] === "nature") return "choose-one";
  return path[0] === "endedOn" ? "not-a-date" : code === "too_big" ? "too-long" : "required";
}
