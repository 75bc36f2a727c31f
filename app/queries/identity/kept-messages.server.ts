import { type KeptMessage, listKeptMessages } from "#app/platform/kept-messages.server.ts";

/** The letters and text messages of this machine that were not sent. The door says to whom they are shown. */
export async function keptMessages(): Promise<readonly KeptMessage[]> {
  return listKeptMessages();
}
