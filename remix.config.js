import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { vitePlugin as remix } from "@remix-run/dev";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { bundleWorker } from "./app/cli/bundle-worker.server.ts";

/** Words that never reach a browser: letters are written by jobs. */
const ON_SERVER_ONLY = /\/content\/locales\/(ar|ckb|en)\/letters\.json$/;

/**
 * Compiles the ICU messages of content/locales while bundling, so that neither browser nor server carries the parser.
 * Outside a bundle (tests, tsx) app/i18n/compile-message.ts does the same work at run time.
 */
function compiledMessages() {
  return {
    name: "bimaristan:compiled-messages",
    enforce: "pre",
    /** @param {string} code @param {string} id @param {{ ssr?: boolean }} [options] */
    transform(code, id, options) {
      if (options?.ssr !== true && ON_SERVER_ONLY.test(id)) return { code: "{}", map: null };
      if (/\/content\/locales\/(ar|ckb|en)\/[a-z-]+\.json$/.test(id)) {
        /** @type {Record<string, string>} */
        const messages = JSON.parse(code);
        const compiled = Object.entries(messages).map(([key, message]) => {
          const tokens = compileMessageOrThrow(message);
          return [key, tokens.length === 1 && typeof tokens[0] === "string" ? tokens[0] : tokens];
        });
        return { code: JSON.stringify(Object.fromEntries(compiled)), map: null };
      }
      if (id.endsWith("/app/i18n/compile-message.ts")) return { code: "export const compileMessage = (message) => message;", map: null };
      return null;
    },
  };
}

/**
 * Marks the building of a schema as free of side effects, so that one that nothing uses is dropped: without this every page that imports
 * a rule of the domain carries all of zod (50 kB gzip) to the reader.
 */
function droppableSchemas() {
  return {
    name: "bimaristan:droppable-schemas",
    enforce: "pre",
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!id.includes("/app/domain/") || !code.includes('from "zod"')) return null;
      // `z.object(…)`, and a schema made from another one, as `Code.nullable()`; never a built-in that acts on its arguments.
      return {
        code: code.replaceAll(/(?<![\w.$])(?:z|(?!(?:Object|Array|Reflect|Promise)\b)[A-Z]\w*)(?:\.\w+)+\(/g, "/* @__PURE__ */ $&"),
        map: null,
      };
    },
  };
}

/**
 * Leaves out what react-aria would say in thirty-four languages, a third of what travels: it speaks with our words (app/ui/kit/rich/aria-words.ts).
 */
function noWordsOfReactAria() {
  return {
    name: "bimaristan:no-words-of-react-aria",
    enforce: "pre",
    apply: "build",
    /** @param {string} id */
    load(id) {
      return /\/node_modules\/react-(aria|stately|aria-components)\/dist\/private\/intl\/([\w-]+\/)*[a-z]{2}-[A-Z]{2}\.mjs$/.test(id)
        ? "export default {};"
        : null;
    },
  };
}

/** Lays a Brotli copy beside every text that browsers fetch: a fifth smaller than gzip, and no work for the server. */
function brotliCopies() {
  /** @type {string | null} */
  let folder = null;
  return {
    name: "bimaristan:brotli-copies",
    apply: "build",
    /** @param {{ build: { ssr: unknown, outDir: string }, root: string }} config */
    configResolved(config) {
      folder = config.build.ssr ? null : join(resolve(config.root, config.build.outDir), "assets");
    },
    closeBundle() {
      if (folder === null || !existsSync(folder)) return;
      for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const bytes = readFileSync(join(folder, name));
        writeFileSync(
          join(folder, `${name}.br`),
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
        );
      }
    },
  };
}

/** What only pages with forms and tables need. */
const CONTROLS =
  /\/app\/(ui\/kit\/(checkbox|choice-group|combo-box-field|data-table|date-field|dialog|field-frame|or-plain|select-field|text-area|text-field|use-rich)|i18n\/widget-words)\.tsx?$/;
/** Comes later, or with the one page that has it. */
const APART = /\/app\/ui\/kit\/(rich\/|order-)/;
/** Few bytes that many pages need: in a file of their own their headers would be ten times as long. */
const SMALL =
  /\/app\/(offline\/(session-ended|outbox-state|random-id|line|line-word|first-visit|told-to-pages|device-places|shelf-news)|ui\/learner\/(course-paths|start-course-form))\.tsx?$/;
const SHELL =
  /\/app\/((ui\/(kit|shell)|i18n|domain\/shared)\/(?!screens-|canonical-json|csv-rows|facts|join-parts|list-separator|oversee-words|place-list|plain-text|texts-shown)[\w-]+|domain\/identity\/(actor|code-list))\.tsx?$/;
/** What the outbox and whatever is kept on a device are made of: one file, fetched by every learner's page once it is at rest. */
const DEVICE_STORE =
  /\/app\/offline\/(contents|database|delivery|kept-courses|kept-events|note-at-rest|outbox|own-progress|patient-fetch|persistence|person-here|refusals|shell-request)\.ts$/;
/** @param {string} id */
const isDeviceStore = (id) => DEVICE_STORE.test(id) || id.includes("/node_modules/idb/");

/**
 * What nearly every page needs travels in one file, and what forms need in a second: forty small ones are seven waves of requests on a
 * slow line. Words stay apart by language.
 */
function fewChunks() {
  return {
    name: "bimaristan:few-chunks",
    /** @param {unknown} _config @param {{ isSsrBuild?: boolean, command: string }} env */
    config(_config, env) {
      if (env.command !== "build" || env.isSsrBuild === true) return undefined;
      /** @param {string} id */
      const manualChunks = (id) =>
        APART.test(id)
          ? undefined
          : CONTROLS.test(id)
            ? "controls"
            : isDeviceStore(id)
              ? "device"
              : SHELL.test(id) || SMALL.test(id)
                ? "shell"
                : undefined;
      return { build: { rollupOptions: { output: { manualChunks } } } };
    },
  };
}

/** Adds the service worker to the browser's files, once everything that it names is there. */
function serviceWorker() {
  /** @type {{ root: string, client: string } | null} */
  let at = null;
  return {
    name: "bimaristan:service-worker",
    apply: "build",
    /** @param {{ build: { ssr: unknown }, root: string }} config */
    configResolved(config) {
      // Remix builds the server last.
      at = config.build.ssr ? { root: config.root, client: join(config.root, "build", "client") } : null;
    },
    async closeBundle() {
      if (at !== null) await bundleWorker(at.root, at.client, [droppableSchemas()]);
    },
  };
}

/** Makes the server's bundle start at our own entry: Express, jobs and Remix share one module graph and one database pool. */
function oneServerBundle() {
  return {
    name: "bimaristan:one-server-bundle",
    /** @param {unknown} _config @param {{ isSsrBuild?: boolean, command: string }} env */
    config(_config, env) {
      if (env.command !== "build" || env.isSsrBuild !== true) return undefined;
      return { build: { rollupOptions: { input: "app/cli/serve.server.ts", output: { inlineDynamicImports: true } } } };
    },
  };
}

export default defineConfig({
  publicDir: "app/static",
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Own functions that only make schemas or what schemas are made of; see droppableSchemas.
    rollupOptions: { treeshake: { manualPureFunctions: ["uuid", "slug", "codesOf", "oneOf", "documentSchema"] } },
  },
  json: { stringify: true },
  server: { watch: { ignored: ["**/.data/**", "**/build/**", "**/tests/output/**"] } },
  plugins: [
    compiledMessages(),
    droppableSchemas(),
    noWordsOfReactAria(),
    tailwindcss(),
    remix({
      appDirectory: "app",
      buildDirectory: "build",
      serverModuleFormat: "esm",
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    oneServerBundle(),
    fewChunks(),
    brotliCopies(),
    serviceWorker(),
  ],
});
