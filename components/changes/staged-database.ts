import type { SentCall } from "@/lib/api/apply-state";
import type { ChangeLine } from "@/lib/changes/change-set";
import type { SetDelta } from "@/lib/changes/remaining-tracker";

const name = "scaidns-changes";
const version = 1;
/** Lines that are read at once: more would hold the page up. */
const batch = 1_000;
/** So many are written before the browser may do something else. */
const putAtOnce = 300;

/** Where one person's staged changes of one zone lie. */
export interface StagedPlace {
  person: string;
  domainId: string;
}

/** What is kept of a zone besides its lines. */
export interface StagedHead {
  /** Its name. */
  zone: string;
  /** A call of it, until it is known what became of that. */
  sent: SentCall | null;
}

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("zones");
      request.result.createObjectStore("lines");
    };
    request.onsuccess = () => {
      const database = request.result;
      // Another tab with a newer console must not wait for this one.
      database.onversionchange = () => {
        database.close();
        opening = undefined;
      };
      resolve(database);
    };
    request.onerror = () => reject(request.error ?? new Error("The store cannot be opened"));
    request.onblocked = () => reject(new Error("The store is in use by an older console"));
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The store failed"));
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(transaction.error ?? new Error("The store failed"));
    transaction.oncomplete = () => resolve();
    transaction.onerror = failed;
    transaction.onabort = failed;
  });
}

const headKey = ({ person, domainId }: StagedPlace) => [person, domainId];
const lineKey = ({ person, domainId }: StagedPlace, key: string) => [person, domainId, key];

/** What was kept, as it was found: nothing in it is to be trusted. Rejects where the browser keeps nothing. */
export async function readStaged(place: StagedPlace): Promise<{ head: unknown; lines: unknown[] }> {
  const database = await open();
  const transaction = database.transaction(["zones", "lines"], "readonly");
  const head: unknown = await answer(transaction.objectStore("zones").get(headKey(place)));
  const store = transaction.objectStore("lines");
  const lines: unknown[] = [];
  const { person, domainId } = place;
  // An array comes after every text in the order of keys.
  const end = [person, domainId, []];
  let range = IDBKeyRange.bound([person, domainId], end);
  for (;;) {
    const [keys, values] = await Promise.all([
      answer(store.getAllKeys(range, batch)),
      answer<unknown[]>(store.getAll(range, batch)),
    ]);
    lines.push(...values);
    const last = keys.at(-1);
    if (last === undefined || keys.length < batch) return { head, lines };
    range = IDBKeyRange.bound(last, end, true);
  }
}

/** What was kept of the zone besides its lines; nothing in it is to be trusted. Rejects as {@link readStaged}. */
export async function readHead(place: StagedPlace): Promise<unknown> {
  const database = await open();
  return answer(database.transaction("zones", "readonly").objectStore("zones").get(headKey(place)));
}

/** Keeps what has changed, all of it or nothing. */
export async function keepStaged(
  place: StagedPlace,
  head: StagedHead,
  { removed, put }: SetDelta,
): Promise<void> {
  const database = await open();
  const transaction = database.transaction(["zones", "lines"], "readwrite");
  const done = ended(transaction);
  // Where a request fails, that is told sooner.
  done.catch(() => undefined);
  transaction.objectStore("zones").put(head, headKey(place));
  const store = transaction.objectStore("lines");
  for (let from = 0; from < Math.max(removed.length, put.length); from += putAtOnce) {
    for (const key of removed.slice(from, from + putAtOnce)) store.delete(lineKey(place, key));
    let last: IDBRequest | undefined;
    for (const line of put.slice(from, from + putAtOnce)) {
      last = store.put(line satisfies ChangeLine, lineKey(place, line.key));
    }
    // The browser can do other things between; the transaction stays open while it is answered.
    if (last) await answer(last);
  }
  await done;
}

/** Forgets what is staged for the zone; `head` is kept instead, where something is still to be found out. */
export async function dropStaged(place: StagedPlace, head: StagedHead | null): Promise<void> {
  const database = await open();
  const transaction = database.transaction(["zones", "lines"], "readwrite");
  const done = ended(transaction);
  const { person, domainId } = place;
  if (head) transaction.objectStore("zones").put(head, headKey(place));
  else transaction.objectStore("zones").delete(headKey(place));
  transaction.objectStore("lines").delete(IDBKeyRange.bound([person, domainId], [person, domainId, []]));
  await done;
}
