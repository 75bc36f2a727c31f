let again = "?";

/**
 * A module that can be asked for again after it could not be fetched. A browser keeps the failure of an address as long as the document lives
 * (HTML, "fetch a single module script": the module map keeps null), so a second `import()` fails without a request, however good the line has
 * become. Asked for under an address with another query it is another module: for modules that only hold data, and import nothing.
 * `load` is `() => import("./x.js")`, whose address, as the bundler wrote it, is read from its text.
 */
export const importAgain = <Module>(
  load: () => Promise<Module>,
  // All scripts lie in one folder.
  fetchFrom: (address: string) => Promise<unknown> = (address) => import(/* @vite-ignore */ address),
): Promise<Module> =>
  load().catch((error: unknown) => {
    const address = /"(\..+?)"/.exec(String(load))?.[1];
    if (address === undefined) throw error;
    // One letter more each time.
    return fetchFrom(address + (again += "n")) as Promise<Module>;
  });
