import { isIPv6 } from "node:net";

const THIS_MACHINE = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Whether a connection comes from this machine itself: from a person in front of it, or from a proxy. */
export function isThisMachine(address: string): boolean {
  return THIS_MACHINE.has(address);
}

/**
 * The network by which tries are counted: an IPv4 address as it is, of an IPv6 address the first 64 bits, because every customer of a
 * provider has at least that many to choose from.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.replace(/%.*$/u, "").split("::");
  const before = groupsOf(head);
  const after = groupsOf(tail ?? "");
  const groups =
    tail === undefined ? before : [...before, ...Array.from({ length: 8 - before.length - after.length }, () => "0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":");
}
