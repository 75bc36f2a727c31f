import { z } from "zod";
import { Governorate } from "#app/domain/identity/governorate.ts";
import { Profession } from "#app/domain/identity/profession.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";

/** What is looked for in the register; what cannot be understood is not asked for. */
export const RegisterSearch = z.object({
  /** Parts of a name in any script, or the number of a licence. */
  text: z.string().trim().max(120).refine(isPlainText).catch(""),
  profession: Profession.nullable().catch(null),
  governorate: Governorate.nullable().catch(null),
});
export type RegisterSearch = z.output<typeof RegisterSearch>;

/** The search that an address asks for. */
export function registerSearchFrom(params: URLSearchParams): RegisterSearch {
  return RegisterSearch.parse({
    text: params.get("text") ?? "",
    profession: params.get("profession"),
    governorate: params.get("governorate"),
  });
}
