import "@remix-run/server-runtime";

// Loaders and actions give plain objects and keep their types.
declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
