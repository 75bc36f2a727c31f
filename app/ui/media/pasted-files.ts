const DATA_URL = /^data:(image\/[a-z0-9.+-]+)((?:;[a-z0-9=-]+)*?)(;base64)?,/i;

/** The file that a picture inside a pasted text is; null when it lies elsewhere. Read here: the page may not fetch even from itself in this form. */
export function fileOfDataUrl(src: string, name: string): File | null {
  const found = DATA_URL.exec(src);
  if (found === null) return null;
  const [head, type = "", , base64] = found;
  const body = src.slice(head.length);
  try {
    const bytes = base64 === undefined ? new TextEncoder().encode(decodeURIComponent(body)) : bytesOfBase64(body);
    return new File([bytes], `${name}.${type.slice(6).replace(/\+.*/, "")}`, { type });
  } catch {
    return null;
  }
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
}
