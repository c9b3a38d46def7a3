import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import type { z } from "zod";
import { migrate } from "./migrations";

/** What may be bound. The driver aborts the whole process on a boolean: write 1 or 0. */
export type SqlValue = string | number | null;
type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** One connection, with every statement prepared once. Everything on it is synchronous. */
export interface Db {
  /** Rows, each read through the schema, which drops columns it doesn't name. */
  all<S extends z.ZodType>(row: S, sql: string, params?: SqlParams): z.output<S>[];
  /** The first row, or undefined. */
  get<S extends z.ZodType>(row: S, sql: string, params?: SqlParams): z.output<S> | undefined;
  /** The first column of the first row as text, or null: for JSON that SQLite has built. */
  text(sql: string, params?: SqlParams): string | null;
  /** The first column of the first row as a number; 0 when there is none. */
  number(sql: string, params?: SqlParams): number;
  /** Runs a statement and says how many rows it changed. */
  run(sql: string, params?: SqlParams): number;
  /** Runs a script of several statements without parameters. */
  script(sql: string): void;
  /** Runs in one `BEGIN IMMEDIATE` transaction, rolled back when it throws. Inside another it joins that one. */
  transaction<T>(run: () => T): T;
  close(): void;
}

/** Opens (and creates and migrates) the database in a folder, or one in memory. */
export function openDb(dataDir: string): Db {
  const file = dataDir === ":memory:" ? dataDir : path.join(dataDir, "embedded.db");
  if (file !== ":memory:") mkdirSync(dataDir, { recursive: true });
  const connection = new Database(file);
  connection.exec(
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY",
  );
  const db = wrap(connection);
  migrate(db);
  return db;
}

function wrap(connection: Database.Database): Db {
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const first = (sql: string, params: SqlParams): unknown => {
    const row = prepare(sql).get(params);
    return typeof row === "object" && row !== null ? Object.values(row)[0] : undefined;
  };
  return {
    all: (row, sql, params = []) =>
      prepare(sql)
        .all(params)
        .map((found) => row.parse(found)),
    get: (row, sql, params = []) => {
      const found = prepare(sql).get(params);
      return found === undefined ? undefined : row.parse(found);
    },
    text: (sql, params = []) => {
      const value = first(sql, params);
      return typeof value === "string" ? value : null;
    },
    number: (sql, params = []) => Number(first(sql, params) ?? 0),
    run: (sql, params = []) => prepare(sql).run(params).changes,
    script: (sql) => void connection.exec(sql),
    transaction: (run) => {
      if (connection.inTransaction) return run();
      connection.exec("BEGIN IMMEDIATE");
      try {
        const result = run();
        connection.exec("COMMIT");
        return result;
      } catch (error) {
        if (connection.inTransaction) connection.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => {
      statements.clear();
      connection.close();
    },
  };
}

/** Whether the error says that a unique index already holds the row. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_CONSTRAINT_UNIQUE");
}

/** Characters of a text that LIKE can look for: SQLite refuses patterns over 50,000 octets. */
export const likeLength = 8000;

/**
 * Text with LIKE's wildcards made plain, as far as it counts; use with `ESCAPE '\'`. For SQLite a pattern ends at
 * NUL, so this stands for a character that no stored text has.
 */
export function likeLiteral(text: string): string {
  return text
    .slice(0, likeLength)
    .replaceAll("\0", "\ufffd")
    .replace(/[\\%_]/g, "\\$&");
}

/** Whether SQLite gives a text back as it was: it ends texts at NUL, and has no lone surrogates. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}
