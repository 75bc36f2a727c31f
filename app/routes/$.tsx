import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "#app/http/guard.server.ts";

/** Every address that no other route knows. */
export function loader(_args: LoaderFunctionArgs) {
  return found<never>(null);
}

export function action(_args: LoaderFunctionArgs) {
  return found<never>(null);
}

export default function NotFound() {
  return null;
}
