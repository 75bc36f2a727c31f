import { readFile } from "node:fs/promises";
import { join } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import { build } from "vite";
import { HOME, type Page } from "#tests/journeys/journey.ts";
import { OUTPUT } from "#tests/support/built-server.ts";

const PLACE = join(OUTPUT, "editor-page");
const TYPES: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript", css: "text/css", woff2: "font/woff2" };
/** As the server sends it: what the editor does must pass it. */
const CSP = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; object-src 'none'";

/** Bundles the page of a component that no route shows yet. */
export async function buildEditorPage(): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: "/editor-page/",
    logLevel: "error",
    plugins: [tailwindcss()],
    esbuild: { jsx: "automatic" },
    build: { outDir: PLACE, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, minify: false },
  });
}

/** Gives the page to the browser, under the address of the installation. */
export async function openEditorPage(page: Page, language: string): Promise<void> {
  await page.route(`${HOME()}/editor-page/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^\/editor-page\//, "") || "index.html";
    await route.fulfill({
      contentType: TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
      headers: { "content-security-policy": CSP },
      body: await readFile(join(PLACE, name)),
    });
  });
  await page.goto(`/editor-page/?language=${language}`);
  await page.locator("#lesson-editor-text").waitFor();
}
