/**
 * A rendered lesson whose ids, and what points to them, begin with the lesson's own id: so that several lessons can stand in one
 * document. Only for the HTML of render-lesson, in which no text can look like an attribute, because quotes are escaped.
 */
export function withOwnIds(html: string, lessonId: string): string {
  return html
    .replace(/ (id|name|aria-labelledby)="([^"]*)"/g, ` $1="${lessonId}--$2"`)
    .replace(/ href="#([^"]*)"/g, ` href="#${lessonId}--$1"`);
}
