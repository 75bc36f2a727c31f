-- A version's lessons may be rendered again by a later release, beside what was rendered before: the highest number is shown.
-- The key begins with version and number, so that every page may ask for the highest.
ALTER TABLE "lesson_rendering" ADD COLUMN "renderer" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "lesson_rendering" ALTER COLUMN "renderer" DROP DEFAULT;
ALTER TABLE "lesson_rendering" DROP CONSTRAINT "lesson_rendering_pkey",
  ADD CONSTRAINT "lesson_rendering_pkey" PRIMARY KEY ("course_version_id", "renderer", "lesson_id", "language");
