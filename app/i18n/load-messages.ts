import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import type { CompiledMessage } from "#app/i18n/compiled-message.ts";
import { importAgain } from "#app/i18n/import-again.ts";
import { type Translate, translator } from "#app/i18n/translate.ts";

type Chunk = () => Promise<{ default: Readonly<Record<string, object>> }>;
type Chunks = Readonly<Record<Language, Chunk>>;

/** One chunk for each language; only the one that is read travels. */
const CHUNKS: Chunks = {
  ar: () => import("#app/i18n/screens-ar.ts"),
  ckb: () => import("#app/i18n/screens-ckb.ts"),
  en: () => import("#app/i18n/screens-en.ts"),
};

/**
 * Words that travel apart from the others, because most learners never read them: by the addresses of the pages that say them. A further
 * group is an entry here, three files `screens-<name>-<language>.ts`, and its name in message-key.ts and messages-for.server.ts.
 */
const GROUPS = {
  /** Of those who write, review and administer. */
  workshop: {
    at: /^\/(teach|review|admin)(\/|$)/,
    chunks: {
      ar: () => import("#app/i18n/screens-workshop-ar.ts"),
      ckb: () => import("#app/i18n/screens-workshop-ckb.ts"),
      en: () => import("#app/i18n/screens-workshop-en.ts"),
    },
  },
  /** Of those who answer for a jurisdiction. */
  oversee: {
    at: /^\/oversee(\/|$)/,
    chunks: {
      ar: () => import("#app/i18n/screens-oversee-ar.ts"),
      ckb: () => import("#app/i18n/screens-oversee-ckb.ts"),
      en: () => import("#app/i18n/screens-oversee-en.ts"),
    },
  },
  /** Of a learner who reads what became of a course. */
  changes: {
    at: /^\/learn\/courses\/[^/]+\/changes$/,
    chunks: {
      ar: () => import("#app/i18n/screens-changes-ar.ts"),
      ckb: () => import("#app/i18n/screens-changes-ckb.ts"),
      en: () => import("#app/i18n/screens-changes-en.ts"),
    },
  },
  /** Of a learner who reads how they stand under the policy, and of whatever says what something does to it. */
  standing: {
    at: /^\/(learn\/(standing|external|relief|appeal|petitions)|oversee\/claims)(\/|$)/,
    chunks: {
      ar: () => import("#app/i18n/screens-standing-ar.ts"),
      ckb: () => import("#app/i18n/screens-standing-ckb.ts"),
      en: () => import("#app/i18n/screens-standing-en.ts"),
    },
  },
  /** Of learners who lay something before an officer, and of the officer's desk. */
  petitions: {
    at: /^\/(learn\/(external|relief|appeal|petitions|record)|oversee\/claims)(\/|$)/,
    chunks: {
      ar: () => import("#app/i18n/screens-petitions-ar.ts"),
      ckb: () => import("#app/i18n/screens-petitions-ckb.ts"),
      en: () => import("#app/i18n/screens-petitions-en.ts"),
    },
  },
} as const satisfies Readonly<Record<string, { readonly at: RegExp; readonly chunks: Chunks }>>;

type Group = keyof typeof GROUPS;

type Loaded = { readonly t: Translate; readonly catalogue: Record<string, CompiledMessage>; readonly groups: Set<Group> };
const loaded = new Map<Language, Loaded>();
const needed = new Set<Group>();

function groupsAt(pathname: string): readonly Group[] {
  return (Object.keys(GROUPS) as Group[]).filter((name) => GROUPS[name].at.test(pathname));
}

/** Whether a page of this address would have to say words that are not here yet. */
export function lacksWords(pathname: string, language: Language): boolean {
  return groupsAt(pathname).some((group) => loaded.get(language)?.groups.has(group) !== true);
}

/**
 * Fetches a language's messages once; rejects when the network fails, and may then be asked again. With the words of each group that a page
 * of this address says, from then on in every language.
 */
export async function loadMessages(language: Language, pathname = ""): Promise<Translate> {
  for (const group of groupsAt(pathname)) needed.add(group);
  const known = loaded.get(language);
  const missing = [...needed].filter((group) => known?.groups.has(group) !== true);
  if (known !== undefined && missing.length === 0) return known.t;
  const wanted = [CHUNKS, ...missing.map((group): Chunks => GROUPS[group].chunks)];
  const fetched = await Promise.all(wanted.map((chunks) => importAgain(chunks[language])));
  const there = loaded.get(language) ?? known;
  const catalogue = there?.catalogue ?? {};
  for (const chunk of fetched) Object.assign(catalogue, catalogueOf(chunk.default));
  const t = there?.t ?? translator(language, catalogue);
  loaded.set(language, { t, catalogue, groups: new Set([...(there?.groups ?? []), ...missing]) });
  return t;
}
