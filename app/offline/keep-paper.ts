import { type KeptPaper, learnerDatabase, ofAccount } from "#app/offline/database.ts";
import { noteWhoIsHere } from "#app/offline/note-at-rest.ts";
import { askToPersist } from "#app/offline/persistence.ts";
import { prepareShell } from "#app/offline/shell-request.ts";

/**
 * Keeps the paper of an attempt that the server has started, as its page was shown, and what that page needs to open again: so the attempt
 * goes on after a reload without a line (R20). The paper has no key in it (R32).
 */
export async function keepPaper(paper: Omit<KeptPaper, "keptAt">): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction("papers", "readwrite");
  // One attempt of a course is open at a time: what lies here of an earlier one is over, wherever it was ended.
  for (const other of await transaction.store.getAll(ofAccount(paper.accountId)))
    if (other.courseId === paper.courseId && other.attemptId !== paper.attemptId)
      await transaction.store.delete([other.accountId, other.attemptId, other.language]);
  await transaction.store.put({ ...paper, keptAt: Date.now() });
  await transaction.done;
  await noteWhoIsHere();
  void askToPersist();
  await prepareShell(paper.language);
  fetchMedia(paper);
}

/** What its questions show is fetched now, while there is a line: the browser keeps it, as it never changes. */
function fetchMedia({ view }: Pick<KeptPaper, "view">): void {
  for (const address of new Set(JSON.stringify(view.paper).match(/\/media\/[0-9a-f]{64}/g)))
    // Without it the question can still be answered: its words say what it shows.
    fetch(address, { priority: "low" }).catch(() => undefined);
}
