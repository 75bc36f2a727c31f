import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** What the browser asks the server to store: one save at a time, each upon the revision that its author saw (R34). `Content`: the part's. */
export type SaveWish<Content = LessonDocument> = {
  /** Made on the device: the server answers a wish that is sent again as it answered the first time. */
  readonly saveId: string;
  readonly basedOn: number;
  readonly content: Content;
  /** The author has been asked and means it (R40). */
  readonly confirmedShrink?: true;
};

/** Why nothing was stored. */
export type NotSavedWhy = "no-connection" | "signed-out" | "storage-full" | "server-trouble" | Refused;

/** What the server read and did not store: sent again as it is, it would be refused again. */
type Refused = "not-independent" | "too-large" | "not-taken";
const REFUSED: ReadonlySet<NotSavedWhy> = new Set<Refused>(["not-independent", "too-large", "not-taken"]);

/** What came of a wish. */
export type SaveOutcome<Content = LessonDocument> =
  | { readonly kind: "saved"; readonly revision: number; readonly at: Instant }
  | { readonly kind: "conflict"; readonly revision: number; readonly by: string; readonly at: Instant; readonly content: Content }
  | { readonly kind: "shrinks"; readonly fromWords: number; readonly toWords: number }
  | { readonly kind: "not-saved"; readonly why: NotSavedWhy };

/** A revision that somebody else stored meanwhile. */
export type OtherRevision<Content = LessonDocument> = Omit<Extract<SaveOutcome<Content>, { kind: "conflict" }>, "kind">;

/** What keeps a save from going on until the author has answered. */
type Question<Content> =
  | { readonly kind: "conflict"; readonly other: OtherRevision<Content> }
  | { readonly kind: "shrinks"; readonly fromWords: number; readonly toWords: number };

/** Where the writing of one part of a draft stands between the device and the server. */
export type Autosave<Content = LessonDocument> = {
  /** The newest revision that the server has named and that the text on the screen stands upon. */
  readonly revision: number;
  /** When the server stored it; null for one that came with the page without a time. */
  readonly savedAt: Instant | null;
  /** Typed since the last wish was made. */
  readonly typed: Content | null;
  /** Made, and not answered for: on its way, or to be sent again as it is. */
  readonly wish: SaveWish<Content> | null;
  readonly underWay: boolean;
  /** Why the last try did not arrive. */
  readonly trouble: NotSavedWhy | null;
  readonly question: Question<Content> | null;
};

/** What may happen to it. Ids come from outside: domain throws no dice. */
export type AutosaveEvent<Content = LessonDocument> =
  | { readonly kind: "typed"; readonly content: Content }
  /** What an earlier visit left on this device takes the place of the text: it stands on the revision that was its own. */
  | { readonly kind: "copy-taken"; readonly basedOn: number; readonly content: Content }
  /** A moment to save has come: a pause in the typing, the line back, the key for saving. */
  | { readonly kind: "moment"; readonly saveId: string }
  | { readonly kind: "answered"; readonly saveId: string; readonly outcome: SaveOutcome<Content> }
  | { readonly kind: "keep-mine"; readonly saveId: string }
  | { readonly kind: "take-theirs" }
  | { readonly kind: "shrink-meant"; readonly saveId: string }
  /** The author goes back to the text; it is asked again at the next save that would still shrink. */
  | { readonly kind: "shrink-not-meant" };

/** Nothing typed yet: the text is the server's. */
export function openedAt<Content = LessonDocument>(revision: number, savedAt: Instant | null): Autosave<Content> {
  return { revision, savedAt, typed: null, wish: null, underWay: false, trouble: null, question: null };
}

/** What was typed and is not at the server as far as anybody knows; null when the server has everything. */
export function unsavedContent<Content>(state: Autosave<Content>): Content | null {
  return state.typed ?? state.wish?.content ?? null;
}

/** A moment to save would send something. */
export function hasSomethingToSend<Content>(state: Autosave<Content>): boolean {
  return !state.underWay && state.question === null && unsavedContent(state) !== null;
}

/**
 * What the event makes of the state. Wishes are answered in order and one at a time: what is typed during a save goes into the next one, and
 * a wish whose answer was lost is sent again unchanged before anything newer, since the server may have stored it.
 */
export function afterEvent<Content>(state: Autosave<Content>, event: AutosaveEvent<Content>): Autosave<Content> {
  switch (event.kind) {
    case "typed":
      return { ...state, typed: event.content };
    case "copy-taken":
      return unsavedContent(state) === null
        ? { ...openedAt<Content>(event.basedOn, null), typed: event.content }
        : { ...state, typed: event.content };
    case "moment": {
      if (!hasSomethingToSend(state)) return state;
      if (state.wish !== null) return { ...state, underWay: true };
      return state.typed === null ? state : sending(state, { saveId: event.saveId, basedOn: state.revision, content: state.typed });
    }
    case "answered":
      return state.underWay && state.wish?.saveId === event.saveId ? afterAnswer(state, event.outcome) : state;
    case "keep-mine": {
      const mine = unsavedContent(state);
      if (state.question?.kind !== "conflict" || mine === null) return state;
      const { revision, at } = state.question.other;
      return sending({ ...state, revision, savedAt: at }, { saveId: event.saveId, basedOn: revision, content: mine });
    }
    case "take-theirs":
      return state.question?.kind === "conflict" ? openedAt<Content>(state.question.other.revision, state.question.other.at) : state;
    case "shrink-meant": {
      const content = unsavedContent(state);
      if (state.question?.kind !== "shrinks" || content === null) return state;
      return sending(state, { saveId: event.saveId, basedOn: state.revision, content, confirmedShrink: true });
    }
    case "shrink-not-meant":
      // The server stored nothing of the wish, so a later one takes its place.
      return state.question?.kind === "shrinks" ? { ...state, question: null, typed: unsavedContent(state), wish: null } : state;
  }
}

function sending<Content>(state: Autosave<Content>, wish: SaveWish<Content>): Autosave<Content> {
  return { ...state, wish, typed: null, underWay: true, question: null };
}

function afterAnswer<Content>(state: Autosave<Content>, outcome: SaveOutcome<Content>): Autosave<Content> {
  const answered = { ...state, underWay: false, trouble: null };
  switch (outcome.kind) {
    case "saved":
      return { ...answered, wish: null, revision: outcome.revision, savedAt: outcome.at };
    case "conflict": {
      const { revision, by, at, content } = outcome;
      return { ...answered, question: { kind: "conflict", other: { revision, by, at, content } } };
    }
    case "shrinks":
      return { ...answered, question: { kind: "shrinks", fromWords: outcome.fromWords, toWords: outcome.toWords } };
    case "not-saved":
      // What was typed since, and may mend it, takes the place of a wish that was refused.
      return REFUSED.has(outcome.why)
        ? { ...answered, trouble: outcome.why, typed: unsavedContent(state), wish: null }
        : { ...answered, trouble: outcome.why };
  }
}

/** What may be said of the text on the screen. "saved" names the server's own revision and time, and nothing else ever says it (R36). */
export type SaveWord =
  | { readonly word: "saved"; readonly revision: number; readonly at: Instant | null }
  | { readonly word: "saving" }
  | { readonly word: "not-saved"; readonly why: NotSavedWhy | "not-yet" }
  | { readonly word: "conflict" }
  | { readonly word: "shrinks" };

/** The one word for where the text is now. */
export function saveWordOf<Content>(state: Autosave<Content>): SaveWord {
  if (state.question !== null) return { word: state.question.kind };
  if (state.underWay) return { word: "saving" };
  if (unsavedContent(state) === null) return { word: "saved", revision: state.revision, at: state.savedAt };
  return { word: "not-saved", why: state.trouble ?? "not-yet" };
}
