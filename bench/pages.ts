/** The search that is read: 10,000 trials. */
export const PAGES = 200;
export const PAGE_SIZE = 50;
export const TRIALS = PAGES * PAGE_SIZE;
/** What each page takes at the least, as it would over a network. */
export const DELAY_MS = 20;
