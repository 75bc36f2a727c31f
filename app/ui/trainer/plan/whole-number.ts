/** The whole number that a text says, in any of the digits used here; null when it says none, or one above a million. */
export function wholeNumberIn(text: string): number | null {
  const western = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return /^\d{1,6}$/.test(western) ? Number(western) : null;
}
