-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;
