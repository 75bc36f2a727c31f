import { env } from "#app/platform/env.server.ts";
import { type DevelopmentMail, listDevelopmentMail } from "#app/platform/mail.server.ts";

/** The letters of this machine that were not sent; null in production, where a letter is nobody's but its reader's. */
export async function developmentLetters(): Promise<readonly DevelopmentMail[] | null> {
  return env.isProduction() ? null : listDevelopmentMail();
}
