import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import type { RequestContext } from "#app/http/page-facts.server.ts";
import { STORAGE_FULL_STATUS, isStorageFull } from "#app/platform/storage-full.server.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/**
 * The build whose doors answer 507 with `{code, requestId}` where there is no room left. Remix tells a browser nothing of an error's kind, but
 * passes a thrown reply on as it is, to the page's own error boundary with or without a script. It is logged as any other fault.
 */
export function withStorageFullTold(build: ServerBuild): ServerBuild {
  const told =
    <Door extends Args, Reply>(door: (args: Door) => Reply | Promise<Reply>) =>
    async (args: Door): Promise<Reply> => {
      try {
        return await door(args);
      } catch (error) {
        if (!isStorageFull(error)) throw error;
        build.entry.module.handleError?.(error, args);
        const { requestId } = (args.context as RequestContext).facts;
        throw Response.json({ code: "storage-full", requestId }, { status: STORAGE_FULL_STATUS });
      }
    };
  const routes = Object.entries(build.routes).map(([id, route]): [string, typeof route] => {
    const { loader, action } = route.module;
    const doors = { ...(loader === undefined ? {} : { loader: told(loader) }), ...(action === undefined ? {} : { action: told(action) }) };
    return [id, { ...route, module: { ...route.module, ...doors } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}
