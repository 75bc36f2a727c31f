/** Whether only data is wanted (a step inside the product), not a document: browsers ask for a page as text/html, and scripts never do. */
export function isDataRequest(request: Request): boolean {
  return !(request.headers.get("accept") ?? "").includes("text/html");
}
