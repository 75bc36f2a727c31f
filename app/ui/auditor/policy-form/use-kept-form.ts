import { useEffect, useRef, useState } from "react";

/** How something under way is kept on the device, as the doors hand it in. */
export type FormKeeping<Content> = {
  readonly keep: (content: Content) => Promise<unknown>;
  readonly find: () => Promise<Content | null>;
  readonly drop: () => Promise<void>;
};

const PAUSE_MS = 400;

/**
 * Keeps what is typed on the device a moment after each change, and brings it back when the page is opened again. `content` is `null` while
 * nothing differs from what the page came with. Gone once `wasSent` and the page is left: then it is stored.
 */
export function useKeptForm<Content>(
  keeping: FormKeeping<Content>,
  content: Content | null,
  wasSent: boolean,
  onFound: (content: Content) => void,
): { readonly wasBrought: boolean } {
  const [wasBrought, setBrought] = useState(false);
  const latest = useRef({ content, wasSent, onFound });
  useEffect(() => {
    latest.current = { content, wasSent, onFound };
  });
  useEffect(() => {
    let gone = false;
    void keeping.find().then((found) => {
      // Who has begun to type goes on with that.
      if (gone || found === null || latest.current.content !== null) return;
      latest.current.onFound(found);
      setBrought(true);
    });
    return () => {
      gone = true;
      if (latest.current.wasSent) void keeping.drop();
    };
  }, [keeping]);
  useEffect(() => {
    if (content === null) return undefined;
    const timer = setTimeout(() => void keeping.keep(content), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [keeping, content]);
  return { wasBrought };
}
