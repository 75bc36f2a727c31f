import type { Extensions } from "@tiptap/core";
import { Bold, Italic, LanguageMark, Link } from "#app/ui/editor/marks.ts";
import { Audio } from "#app/ui/editor/nodes/audio.ts";
import { Blockquote } from "#app/ui/editor/nodes/blockquote.ts";
import { BulletList } from "#app/ui/editor/nodes/bullet-list.ts";
import { Callout } from "#app/ui/editor/nodes/callout.ts";
import { CaseVignette } from "#app/ui/editor/nodes/case-vignette.ts";
import { LessonDoc } from "#app/ui/editor/nodes/doc.ts";
import { DoseBlock } from "#app/ui/editor/nodes/dose-block.ts";
import { Equation } from "#app/ui/editor/nodes/equation.ts";
import { Figure } from "#app/ui/editor/nodes/figure.ts";
import { File } from "#app/ui/editor/nodes/file.ts";
import { HardBreak } from "#app/ui/editor/nodes/hard-break.ts";
import { Heading } from "#app/ui/editor/nodes/heading.ts";
import { KnowledgeCheck } from "#app/ui/editor/nodes/knowledge-check.ts";
import { ListItem } from "#app/ui/editor/nodes/list-item.ts";
import { Option } from "#app/ui/editor/nodes/option.ts";
import { OrderedList } from "#app/ui/editor/nodes/ordered-list.ts";
import { PageBreak } from "#app/ui/editor/nodes/page-break.ts";
import { Paragraph } from "#app/ui/editor/nodes/paragraph.ts";
import { Rationale } from "#app/ui/editor/nodes/rationale.ts";
import { Reference } from "#app/ui/editor/nodes/reference.ts";
import { Reveal } from "#app/ui/editor/nodes/reveal.ts";
import { TableCell } from "#app/ui/editor/nodes/table-cell.ts";
import { TableHeader } from "#app/ui/editor/nodes/table-header.ts";
import { TableRow } from "#app/ui/editor/nodes/table-row.ts";
import { Table } from "#app/ui/editor/nodes/table.ts";
import { Text } from "#app/ui/editor/nodes/text.ts";
import { Unsupported, UnsupportedInline } from "#app/ui/editor/nodes/unsupported.ts";
import { Video } from "#app/ui/editor/nodes/video.ts";

/**
 * The nodes and marks of a lesson: the editor's side of `domain/authoring/document-schema`, which decides, and nothing that it could not hold.
 * A test opens every lesson of content/courses with them and gets it back unchanged.
 */
export const LESSON_SCHEMA: Extensions = [
  LessonDoc,
  Text,
  Paragraph,
  Heading,
  BulletList,
  OrderedList,
  ListItem,
  Table,
  TableRow,
  TableCell,
  TableHeader,
  Blockquote,
  Callout,
  Figure,
  DoseBlock,
  CaseVignette,
  Reveal,
  KnowledgeCheck,
  Option,
  Rationale,
  Audio,
  Video,
  File,
  Equation,
  PageBreak,
  Unsupported,
  UnsupportedInline,
  HardBreak,
  Reference,
  Bold,
  Italic,
  Link,
  LanguageMark,
];
