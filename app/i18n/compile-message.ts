import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import type { CompiledMessage } from "#app/i18n/compiled-message.ts";

/** Compiles one ICU message; throws when it is malformed. In a bundle remix.config.js has compiled already and this returns what it is given. */
export function compileMessage(message: CompiledMessage): CompiledMessage {
  return typeof message === "string" ? (compileMessageOrThrow(message) as CompiledMessage) : message;
}
