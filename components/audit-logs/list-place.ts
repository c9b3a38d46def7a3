interface Place {
  /** The list that was last on screen: its path and query. */
  href: string;
  /** The entry that was opened from it since. */
  entryId: string | undefined;
}

let place: Place | undefined;

/** Where one was in a list of entries, so that an entry leads back to it. */
export const listPlace = {
  current: (): Readonly<Place> | undefined => place,
  /** A list is on screen. */
  onList: (href: string): void => {
    place = { href, entryId: undefined };
  },
  /** An entry is on screen. */
  onEntry: (entryId: string): void => {
    if (place) place = { ...place, entryId };
  },
};
