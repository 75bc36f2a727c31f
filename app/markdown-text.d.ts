/** A text of content/handbook, brought into the bundle as it is. */
declare module "*.md?raw" {
  const text: string;
  export default text;
}
