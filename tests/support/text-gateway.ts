import { createHmac } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export type ReceivedText = { readonly id: string; readonly to: string; readonly text: string };
export type TextGateway = { readonly url: string; readonly received: readonly ReceivedText[]; readonly stop: () => Promise<void> };

type Wish = {
  readonly redirectTo?: string;
  /** Takes a text and then, so often, does something else than say so: says that it failed, never answers, or hangs up. */
  readonly trouble?: { readonly kind: "fails" | "is-silent" | "hangs-up"; times: number };
  /** A folder in which each text is kept as a file as well, for tests in another process. */
  readonly keepIn?: string;
};

/** A gateway as an operator would run one: believes nothing that is not signed and fresh, and keeps what it got. */
export async function startTextGateway(secret: string, wish: Wish = {}): Promise<TextGateway> {
  const received: ReceivedText[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const body = Buffer.concat(pieces).toString();
      const timestamp = String(request.headers["x-bimaristan-timestamp"]);
      const signature = `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
      const fresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
      if (wish.redirectTo !== undefined) response.writeHead(307, { location: wish.redirectTo }).end();
      else if (!fresh || request.method !== "POST" || request.headers["x-bimaristan-signature"] !== signature)
        response.writeHead(401).end();
      else {
        const text = JSON.parse(body) as ReceivedText;
        received.push(text);
        if (wish.keepIn !== undefined) {
          mkdirSync(wish.keepIn, { recursive: true });
          writeFileSync(join(wish.keepIn, `${new Date().toISOString().replace(/[^0-9TZ]/g, "")}-${text.id}.json`), body);
        }
        if (wish.trouble !== undefined && wish.trouble.times > 0) {
          wish.trouble.times -= 1;
          if (wish.trouble.kind === "fails") response.writeHead(500).end();
          else if (wish.trouble.kind === "hangs-up") request.socket.destroy();
        } else response.writeHead(202).end("queued");
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/texts`,
    received,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
