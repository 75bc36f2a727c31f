import { expect, test } from "vitest";
import { renamed, withFile } from "#app/domain/authoring/draft-media-paths.ts";

const [a, b] = ["a".repeat(64), "b".repeat(64)];

test("a file of a draft has one path, whatever it is called the second time", () => {
  const first = withFile([], { name: "heart.png", sha256: a, isPicture: true });
  expect(first).toEqual({ media: [{ path: "images/heart.png", sha256: a }], path: "images/heart.png" });
  expect(withFile(first.media, { name: "other.png", sha256: a, isPicture: true })).toEqual(first);
});

test("another file of the same name is told apart, also across the two folders, where lessons name no folder", () => {
  const media = [
    { path: "images/heart.png", sha256: a },
    { path: "media/heart-2.png", sha256: "c".repeat(64) },
  ];
  expect(withFile(media, { name: "heart.png", sha256: b, isPicture: true }).path).toBe("images/heart-3.png");
});

test("a file is called otherwise, unless the name is taken, promises another kind, or is none", () => {
  const media = [
    { path: "images/heart.png", sha256: a },
    { path: "media/lung.png", sha256: b },
  ];
  expect(renamed(media, "images/heart.png", "heart.ar.png")?.[0]).toEqual({ path: "images/heart.ar.png", sha256: a });
  for (const name of ["lung.png", "heart.jpg", "Heart.png", "../heart.png", ""])
    expect(renamed(media, "images/heart.png", name)).toBeNull();
});
