import { expect, test } from "vitest";
import { networkOf } from "#app/http/client-network.server.ts";

test("whoever has an IPv6 network of their own is one visitor, however many addresses they use from it", () => {
  expect(networkOf("2001:db8:1:2:aaaa:bbbb:cccc:dddd")).toBe(networkOf("2001:0DB8:1:2::1"));
  expect(networkOf("2001:db8::1")).toBe(networkOf("2001:db8:0:0:ffff::2"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("fe80::1%eth0")).toBe(networkOf("fe80::2"));
});

test("an IPv4 address stays what it is, also when it comes mapped into IPv6", () => {
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::1")).not.toBe(networkOf("192.0.2.7"));
  expect(networkOf("unknown")).toBe("unknown");
});
