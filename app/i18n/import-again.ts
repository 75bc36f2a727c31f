/** Of `() => import("./x.js")`, as bundlers and browsers write it. */
const ADDRESS = /import\(\s*(["'`])([^"'`]+)\1/;

let tries = 0;

/**
 * A module that can be asked for again after it could not be fetched. A browser keeps the failure of an address as long as the document lives
 * (HTML, "fetch a single module script": the module map keeps null), so a second `import()` fails without a request, however good the line has
 * become. Asked for under an address with another query it is another module: for modules that only hold data, and import nothing.
 */
export async function importAgain<Module>(
  load: () => Promise<Module>,
  fetchFrom: (address: string) => Promise<unknown> = (address) => import(/* @vite-ignore */ address),
): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const [, , address] = ADDRESS.exec(String(load)) ?? [];
    if (address === undefined) throw error;
    tries += 1;
    return (await fetchFrom(`${new URL(address, import.meta.url).href}?again=${String(tries)}`)) as Module;
  }
}
