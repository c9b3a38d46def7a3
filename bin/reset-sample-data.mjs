import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { installIfNeeded } from "./install.mjs";
import { fail, loadSettingsFiles } from "./project.mjs";

/** Removes the embedded API's database, so that the next start makes the sample data anew. */
export async function resetSampleData() {
  loadSettingsFiles();
  if (process.env.SCAIDNS_API_URL) fail("Nothing to reset: SCAIDNS_API_URL points to a real API.");
  const file = path.resolve(process.env.EMBEDDED_DATA_DIR || ".data", "embedded.db");
  if (existsSync(file)) {
    await installIfNeeded();
    await requireUnused(file);
    for (const ending of ["", "-wal", "-shm"]) rmSync(file + ending, { force: true });
  }
  console.log(`The sample data in ${path.dirname(file)} is made anew at the next start.`);
}

/** SQLite leaves WAL mode only while nobody else has the database open. */
async function requireUnused(file) {
  const { default: Database } = await import("libsql");
  const database = new Database(file);
  try {
    database.exec("PRAGMA busy_timeout = 500; PRAGMA journal_mode = DELETE");
  } catch (error) {
    if (/locked|busy/i.test(error.message)) fail(`A running console uses ${file}: stop it first.`);
    fail(`${file} can't be opened: ${error.message}`);
  } finally {
    database.close();
  }
}
