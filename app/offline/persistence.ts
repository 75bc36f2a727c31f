let asked = false;

/** Asks the browser, once a page, not to clear what is kept here when it needs room (R24). It may say no; everything works all the same. */
export async function askToPersist(): Promise<void> {
  if (asked || !("storage" in navigator)) return;
  asked = true;
  await navigator.storage.persist().catch(() => false);
}

/** Whether so many more bytes fit, as far as the browser tells; a guess that is never relied upon. */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  if (!("storage" in navigator)) return true;
  const { quota, usage } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  return quota === undefined || usage === undefined || quota - usage > bytes;
}
