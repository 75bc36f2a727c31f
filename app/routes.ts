import { flatRoutes } from "@remix-run/fs-routes";

/** Every file of app/routes is a URL, except its tests; `doors` holds what two URLs share. */
export default flatRoutes({ ignoredRouteFiles: ["**/.*", "**/*.test.*", "doors/**"] });
