import type { Db } from "./db";
import { schema1 } from "./schema-1";
import { schema2 } from "./schema-2";
import { schema3 } from "./schema-3";

/** In order, never edited once released: a database remembers how many it has seen in `user_version`. */
const migrations: readonly string[] = [schema1, schema2, schema3];

/** Brings a database to the newest schema; refuses one written by a newer program. */
export function migrate(db: Db): void {
  db.transaction(() => {
    const version = db.number("PRAGMA user_version");
    if (version > migrations.length) {
      throw new Error(`The database has schema ${version}; this program knows up to ${migrations.length}`);
    }
    for (const script of migrations.slice(version)) db.script(script);
    if (version < migrations.length) db.script(`PRAGMA user_version = ${migrations.length}`);
  });
}
