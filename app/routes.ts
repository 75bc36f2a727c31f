import { flatRoutes } from "@remix-run/fs-routes";

/** Every file of app/routes is a URL, except its tests. */
export default flatRoutes({ ignoredRouteFiles: ["**/.*", "**/*.test.*"] });
