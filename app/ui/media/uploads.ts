import type { DetailedError, Upload } from "tus-js-client";
import { LARGEST_UPLOAD, type MediaKind, UPLOAD_PIECE } from "#app/domain/media/media-limits.ts";
import type { UploadFault, UploadShown } from "#app/domain/media/upload-state.ts";
import { UPLOADS, cancelUpload, uploadState } from "#app/ui/media/media-requests.ts";

/** Why nothing goes on, besides what the file itself is refused for. */
export type UploadTrouble = "line" | "signed-out" | "storage-full" | "server-trouble";

/** A file on its way, as its line on the screen shows it. */
export type UploadItem = {
  readonly key: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly sent: number;
  readonly state: "waiting" | "sending" | "paused" | "stopped" | "checking" | "stored" | "refused";
  readonly why: UploadFault | UploadTrouble | null;
  readonly finding: string | null;
  /** Over the last seconds; null while nothing moves. */
  readonly bytesPerSecond: number | null;
  readonly sha256: string | null;
  readonly kind: MediaKind | null;
};

type Entry = { item: UploadItem; readonly file: File; upload: Upload | null; uploadId: string | null; moments: Moment[] };
type Moment = { readonly at: number; readonly sent: number };

/** So many files are sent at a time: more would share a bad line without one of them arriving. */
const AT_A_TIME = 3;
/** The speed is that of the last so many ms. */
const SPEED_MS = 6000;
const RETRY_MS = [500, 1000, 2000, 4000, 8000, 15_000, 30_000, ...Array<number>(60).fill(60_000)];

/** The files that a page is sending; they are sent for as long as it is open. */
export type Uploads = {
  readonly add: (files: readonly File[], unfinished: readonly UploadShown[]) => readonly string[];
  readonly pause: (key: string) => void;
  readonly goOn: (key: string) => void;
  readonly cancel: (key: string) => void;
  /** Takes the line of one that has ended away. */
  readonly dismiss: (key: string) => void;
};

/** Whether a file is the one of which a part has arrived already. */
export function isSameFile(file: { name: string; size: number; lastModified: number }, upload: UploadShown): boolean {
  return (
    upload.state === "uploading" && file.name === upload.name && file.size === upload.size && file.lastModified === upload.lastModified
  );
}

/** Begins to send what is added. `onChange` hears of every change, `onStored` of each file that is in the library. */
export function startUploads(onChange: (items: readonly UploadItem[]) => void, onStored: (item: UploadItem) => void): Uploads {
  const entries = new Map<string, Entry>();
  let made = 0;

  const tell = () => onChange([...entries.values()].map(({ item }) => item));
  const change = (entry: Entry, news: Partial<UploadItem>) => {
    entry.item = { ...entry.item, ...news };
    if (entries.has(entry.item.key)) tell();
  };
  const sendNext = () => {
    const sending = [...entries.values()].filter(({ item }) => item.state === "sending").length;
    const waiting = [...entries.values()].filter(({ item }) => item.state === "waiting");
    for (const entry of waiting.slice(0, Math.max(0, AT_A_TIME - sending))) {
      change(entry, { state: "sending", why: null });
      void send(entry);
    }
  };

  const refuse = (entry: Entry, error: Error | DetailedError) => {
    const reply = "originalResponse" in error ? error.originalResponse : null;
    const status = reply?.getStatus() ?? 0;
    const code = codeIn(reply?.getBody() ?? "");
    if (status === 422 || status === 413)
      change(entry, { state: "refused", why: (code as UploadFault | null) ?? "unknown-content", bytesPerSecond: null });
    else {
      const why =
        status === 0 ? "line" : status === 401 || status === 403 ? "signed-out" : status === 507 ? "storage-full" : "server-trouble";
      change(entry, { state: "stopped", why, bytesPerSecond: null });
    }
    sendNext();
  };

  async function send(entry: Entry): Promise<void> {
    const { Upload } = await import("tus-js-client");
    entry.upload ??= new Upload(entry.file, {
      endpoint: UPLOADS,
      ...(entry.uploadId === null ? {} : { uploadUrl: `${UPLOADS}/${entry.uploadId}` }),
      chunkSize: UPLOAD_PIECE,
      retryDelays: RETRY_MS,
      // The server keeps what has arrived, and knows the file again.
      storeFingerprintForResuming: false,
      metadata: { filename: entry.file.name, lastModified: String(entry.file.lastModified) },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const again = status === 0 || status >= 500 || status === 409 || status === 423;
        if (again)
          change(entry, { why: status === 507 ? "storage-full" : status >= 500 ? "server-trouble" : "line", bytesPerSecond: null });
        return again;
      },
      onProgress: (sent) => {
        const at = performance.now();
        entry.moments = [...entry.moments.filter((moment) => at - moment.at < SPEED_MS), { at, sent }];
        const first = entry.moments[0];
        const speed = first === undefined || at - first.at < 500 ? null : ((sent - first.sent) * 1000) / (at - first.at);
        change(entry, { sent, why: null, bytesPerSecond: speed === null || speed <= 0 ? null : speed });
      },
      onError: (error) => refuse(entry, error),
      onSuccess: () => {
        entry.uploadId = (entry.upload?.url ?? "").split("/").pop() ?? null;
        change(entry, { state: "checking", sent: entry.item.size, bytesPerSecond: null, why: null });
        sendNext();
        void watch(entry);
      },
    });
    entry.upload.start();
  }

  async function watch(entry: Entry): Promise<void> {
    for (let pause = 300; entries.has(entry.item.key); pause = Math.min(5000, pause * 1.3)) {
      await new Promise((resume) => setTimeout(resume, pause));
      const now = await uploadState(entry.uploadId ?? "");
      if (now === null) continue;
      const { why, finding, sha256, kind } = now;
      if (now.state === "checking") {
        change(entry, { why });
        continue;
      }
      change(entry, { state: now.state === "stored" ? "stored" : "refused", why, finding, sha256, kind });
      if (now.state === "stored") onStored(entry.item);
      return;
    }
  }

  return {
    add(files, unfinished) {
      const keys = files.map((file) => {
        made += 1;
        const key = `upload-${String(made)}`;
        const known = unfinished.find((upload) => isSameFile(file, upload));
        const tooLarge = file.size > LARGEST_UPLOAD;
        const item: UploadItem = {
          key,
          name: file.name,
          size: file.size,
          sent: known?.received ?? 0,
          state: file.size === 0 || tooLarge ? "refused" : "waiting",
          why: file.size === 0 ? "empty" : tooLarge ? "too-large" : null,
          finding: null,
          bytesPerSecond: null,
          sha256: null,
          kind: null,
        };
        entries.set(key, { item, file, upload: null, uploadId: known?.uploadId ?? null, moments: [] });
        return key;
      });
      tell();
      sendNext();
      return keys;
    },
    pause(key) {
      const entry = entries.get(key);
      if (entry === undefined) return;
      void entry.upload?.abort();
      change(entry, { state: "paused", bytesPerSecond: null });
      sendNext();
    },
    goOn(key) {
      const entry = entries.get(key);
      if (entry === undefined) return;
      entry.moments = [];
      change(entry, { state: "waiting", why: null });
      sendNext();
    },
    cancel(key) {
      const entry = entries.get(key);
      if (entry === undefined) return;
      const uploadId = entry.uploadId ?? entry.upload?.url?.split("/").pop() ?? null;
      void entry.upload?.abort();
      if (uploadId !== null) void cancelUpload(uploadId);
      entries.delete(key);
      tell();
      sendNext();
    },
    dismiss(key) {
      entries.delete(key);
      tell();
    },
  };
}

function codeIn(body: string): string | null {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === "object" && said !== null && "code" in said ? String(said.code) : null;
  } catch {
    return null;
  }
}
