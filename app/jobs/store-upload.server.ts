import { z } from "zod";
import { storeUpload } from "#app/commands/media/store-upload.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

const Payload = z.strictObject({ uploadId: z.uuid() });

/** Takes a whole upload into the library. While the store or the virus scanner is down it throws, and is tried again for half a day. */
export async function run(payload: unknown): Promise<void> {
  const { uploadId } = Payload.parse(payload);
  await storeUpload(uploadId, { at: instantAt(Date.now()), requestId: null });
}
