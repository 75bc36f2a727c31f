/** Beside which field of the form of a remark a refusal is said, and as which code of `errors.json`. */
export function remarkErrors(
  refusal: "not-yours" | "no-such-revision" | "text-missing" | "text-too-long" | "text-not-plain",
): Record<string, string[]> {
  switch (refusal) {
    case "text-missing":
      return { text: ["required"] };
    case "text-too-long":
      return { text: ["too-long"] };
    case "text-not-plain":
      return { text: ["forbidden-character"] };
    case "not-yours":
    case "no-such-revision":
      return { revision: ["invalid"] };
  }
}
