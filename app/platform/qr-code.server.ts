import { create } from "qrcode";

/** A QR code as the path of an SVG on a grid of `size` squares with a quiet zone of four; drawn by the page without inline styles. */
export function qrCode(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  let path = "";
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${String(column + 4)} ${String(row + 4)}h1v1h-1z`;
    }
  }
  return { size: modules.size + 8, path };
}
