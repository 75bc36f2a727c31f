/**
 * The rule of the house, as dependency-cruiser reads it.
 *
 *   routes, jobs, cli     doors
 *     -> commands, queries, ui
 *          -> data, domain
 *               -> domain, platform
 *   domain imports nothing but domain (and zod), and only leftwards in DOMAIN_ORDER.
 */

/** A module may import only modules to its left. */
const DOMAIN_ORDER = [
  "shared",
  "identity",
  "audit",
  "media",
  "assessment",
  "catalog",
  "authoring",
  "learning",
  "credits",
  "compliance",
  "sync",
];

/** room -> rooms it may import besides itself */
const MAY_IMPORT = {
  routes: ["http", "commands", "queries", "ui", "offline", "i18n", "domain"],
  jobs: ["commands", "queries", "ui", "platform", "i18n", "domain"],
  // The command line puts the house together: it starts the server and the worker (decision: cli-composes-http-and-jobs).
  cli: ["commands", "queries", "ui", "platform", "i18n", "domain", "http", "jobs"],
  http: ["platform", "queries", "i18n", "domain"],
  ui: ["i18n", "domain"],
  offline: ["i18n", "domain"],
  commands: ["data", "domain"],
  queries: ["data", "platform", "domain"],
  data: ["platform", "domain"],
  i18n: ["domain"],
  platform: [],
  domain: [],
};

const ROOMS = Object.keys(MAY_IMPORT);
const SERVER_ROOMS = ["commands", "queries", "data", "platform", "jobs", "cli", "http"];
const TEST = "[.](db[.])?test[.]tsx?$";

/**
 * Rooms from which a room may take types alone; they vanish at build time. A screen may name the shape that a query returns; a device
 * answers in the place of the doors' loaders, so the compiler compares the two (decision: service-worker).
 */
const TYPES_FROM = { ui: ["queries"], offline: ["queries", "routes"] };

/** Of these rooms the doors to errands may import so much. */
const PARTS_OF = { ui: ["letters", "documents"] };

/**
 * What stands beside the rooms. root.tsx is a route; the two entries are what Remix asks for first, in the browser and in the server;
 * the seed is an errand of the command line that writes what no command may (decision: cli-composes-http-and-jobs).
 */
const BESIDE_THE_ROOMS = {
  root: { from: "^app/root[.]tsx$", may: MAY_IMPORT.routes },
  "routes-file": { from: "^app/routes[.]ts$", may: [] },
  "entry-client": { from: "^app/entry[.]client[.]tsx$", may: ["ui", "offline", "i18n", "domain"] },
  "entry-server": { from: "^app/entry[.]server[.]tsx$", may: ["http", "ui", ...MAY_IMPORT.http] },
  seed: { from: "^prisma/", may: ["cli", "commands", "data", "domain"] },
};

const OUTSIDE = "A file beside the rooms is under no rule: give it a room, or a line in BESIDE_THE_ROOMS.";
const IN_NO_ROOM = {
  path: "^app/",
  pathNot: `^app/(${ROOMS.join("|")}|static)/|^app/(root[.]tsx|routes[.]ts|entry[.](client|server)[.]tsx|[a-z-]+[.]d[.]ts)$`,
};

const roomsBesides = (...allowed) => ROOMS.filter((other) => !allowed.includes(other));

const roomRules = ROOMS.flatMap((room) => {
  const types = TYPES_FROM[room] ?? [];
  const from = { path: `^app/${room}/`, pathNot: TEST };
  const forbidden = roomsBesides(room, ...MAY_IMPORT[room]);
  return [
    {
      name: `${room}-may-import`,
      comment: `app/${room} may import: ${MAY_IMPORT[room].join(", ") || "nothing but itself"}.`,
      severity: "error",
      from,
      to: { path: `^app/(${forbidden.filter((other) => !types.includes(other)).join("|")})/` },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `${room}-may-import-types`,
            comment: `Of ${types.join(", ")} app/${room} may import types alone.`,
            severity: "error",
            from,
            to: { path: `^app/(${types.join("|")})/`, dependencyTypesNot: ["type-only"] },
          },
        ]),
  ];
});

const errandRules = ["jobs", "cli"].map((room) => ({
  name: `${room}-prints-and-writes-letters`,
  comment: `Of app/ui, app/${room} may import: ${PARTS_OF.ui.join(", ")}.`,
  severity: "error",
  from: { path: `^app/${room}/`, pathNot: TEST },
  to: { path: "^app/ui/", pathNot: `^app/ui/(${PARTS_OF.ui.join("|")})/` },
}));

const besideRules = Object.entries(BESIDE_THE_ROOMS).map(([name, { from, may }]) => ({
  name: `${name}-may-import`,
  comment: `${name} may import: ${may.join(", ") || "nothing"}.`,
  severity: "error",
  from: { path: from, pathNot: TEST },
  to: { path: `^app/(${roomsBesides(...may).join("|")})/` },
}));

const domainOrderRules = DOMAIN_ORDER.slice(0, -1).map((module, index) => ({
  name: `domain-order-${module}`,
  comment: `domain/${module} stands to the left of what it imports. Order: ${DOMAIN_ORDER.join(" < ")}.`,
  severity: "error",
  from: { path: `^app/domain/${module}/` },
  to: { path: `^app/domain/(${DOMAIN_ORDER.slice(index + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    ...errandRules,
    ...besideRules,
    {
      name: "everything-stands-in-a-room",
      comment: OUTSIDE,
      severity: "error",
      from: IN_NO_ROOM,
      to: {},
    },
    { name: "nothing-from-outside-the-rooms", comment: OUTSIDE, severity: "error", from: {}, to: IN_NO_ROOM },
    ...domainOrderRules,
    {
      name: "domain-is-pure",
      comment: "No I/O, no framework, no clock: domain may use zod and nothing else from outside.",
      severity: "error",
      from: { path: "^app/domain/", pathNot: TEST },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "core"], pathNot: "node_modules/zod/" },
    },
    {
      name: "one-verb-one-file",
      comment: "A command never calls a command; a query never calls a query. What two share is a rule (domain) or a store (data).",
      severity: "error",
      from: { path: "^app/(commands|queries)/([^/]+/[^/]+)[.]server[.]tsx?$", pathNot: TEST },
      to: { path: "^app/$1/", pathNot: "^app/$1/$2[.]server[.]tsx?$" },
    },
    {
      name: "nobody-imports-a-door",
      severity: "error",
      from: { pathNot: "^(app/routes|tests)/" },
      to: { path: "^app/routes/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "server-rooms-say-server",
      comment: "Without the suffix Remix would let these reach the browser bundle.",
      severity: "error",
      from: {},
      to: {
        path: `^app/(${SERVER_ROOMS.join("|")})/`,
        // Generated by Prisma, imported by *.server.ts alone; the Express server is named by its part, not by its room.
        pathNot: "([.]server[.]tsx?|[.]data[.]ts|[.]test[.]tsx?)$|^app/platform/prisma/|^app/http/server[.]ts$",
      },
    },
    {
      name: "prisma-only-in-the-cellar",
      severity: "error",
      from: { path: "^app/", pathNot: `^app/(data|queries|platform)/|${TEST}` },
      to: { path: "(@prisma/client|^app/platform/(db[.]server|prisma/))" },
    },
    {
      name: "one-file-knows-lucia",
      comment: "Replacing the session library must be one file's work (R57).",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/platform/sessions[.]server[.]ts$" },
      to: { path: "node_modules/lucia/" },
    },
    { name: "no-circular", severity: "error", from: { pathNot: "^app/platform/prisma/" }, to: { circular: true } },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
    {
      name: "not-to-test",
      severity: "error",
      from: { path: "^app/", pathNot: TEST },
      to: { path: `^tests/|${TEST}` },
    },
    {
      name: "not-to-dev-dependencies",
      severity: "error",
      from: { path: "^app/", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    },
    {
      name: "no-orphans",
      comment: "A file nobody imports is dead, unless it is a door.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: `^app/(routes|cli|jobs|platform/prisma|static)/|^app/(root|entry[.](client|server)|routes)[.]tsx?$|${TEST}|[.]d[.]ts$`,
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^app/platform/prisma/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
