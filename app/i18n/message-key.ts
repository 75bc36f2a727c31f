import type changes from "#app/i18n/screens-changes-en.ts";
import type oversee from "#app/i18n/screens-oversee-en.ts";
import type screens from "#app/i18n/screens-en.ts";
import type petitions from "#app/i18n/screens-petitions-en.ts";
import type standing from "#app/i18n/screens-standing-en.ts";
import type workshop from "#app/i18n/screens-workshop-en.ts";

type Screens = typeof screens & typeof changes & typeof oversee & typeof petitions & typeof standing & typeof workshop;

/** The name of a message, `"<screen>.<key>"`, as content/locales/en has it. */
export type MessageKey = { [Screen in keyof Screens]: `${Screen}.${keyof Screens[Screen] & string}` }[keyof Screens];
