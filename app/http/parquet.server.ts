import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Cell, TableFile } from "#app/http/table.server.ts";

/** A table as Parquet, a row group for each batch, so that one of them is in memory at a time. This file alone knows hyparquet-writer. */
export async function* parquetPieces({ columns, batches, notes }: TableFile): AsyncGenerator<Uint8Array, void> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name, isNumber }) =>
        isNumber
          ? ({ name, type: "DOUBLE", repetition_type: "OPTIONAL" } as const)
          : ({ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const),
      ),
    ],
    kvMetadata: notes.map(({ word, meaning }) => ({ key: word, value: meaning })),
    createdBy: "Bimaristan",
  });
  for await (const rows of batches) {
    const columnData = columns.map(({ name }, place) => ({ name, data: rows.map((row): Cell => row[place] ?? null) }));
    await file.write({ columnData, rowGroupSize: rows.length });
    yield taken(writer);
  }
  await file.finish();
  yield taken(writer);
}

/** What was written since, and the writer's memory again from its beginning: it goes on counting how far into the file it is. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
