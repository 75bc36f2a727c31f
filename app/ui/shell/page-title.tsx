import { useMatches } from "@remix-run/react";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";

/** Puts what stands for a text in its place. */
export type Slot = <Text extends string>(value: Text) => Text;

/** What a page says of itself beside its content, as its route's `handle`. */
export type PageHandle<Loaded = unknown> = {
  /** The name of the page: a message, or what the loader brought. */
  readonly title: MessageKey | ((loaded: Loaded) => string);
  /** The page is whole without a script and sends none. */
  readonly withoutScript?: true;
  /** The page tells of refusals itself, where they happen. */
  readonly tellsRefusals?: true;
  /**
   * The page may be rendered once for everybody who is shown the same: what the loader brought, with `slot(value)` in the place of each text
   * that is one person's or one request's own. Such a text is only shown, never looked into (http/remembered-pages.server.ts).
   */
  readonly remembered?: (loaded: Loaded, slot: Slot) => Loaded;
  /** The page in which a device opens what is kept on it; the worker answers other addresses with it too. */
  readonly shell?: true;
};

/** Whether a route's `handle` has this member. */
export function handleSays<Name extends keyof PageHandle>(
  handle: unknown,
  name: Name,
): handle is { readonly [N in Name]: NonNullable<PageHandle[N]> } {
  return typeof handle === "object" && handle !== null && name in handle;
}

/** The title of the window: the innermost page's own name, in the reader's language, and the product's. */
export function PageTitle() {
  const t = useMessages();
  const page = useMatches().findLast(({ handle }) => handleSays(handle, "title"));
  const title = page !== undefined && handleSays(page.handle, "title") ? page.handle.title : null;
  // A loader that failed brought nothing; the error page says what there is to say.
  const name =
    typeof title === "function"
      ? page?.data === undefined || page.data === null
        ? null
        : title(page.data)
      : title === null
        ? null
        : t(title);
  return <title>{name === null || name === "" ? "Bimaristan" : `${name} · Bimaristan`}</title>;
}
