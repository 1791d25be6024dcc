/** Pages, each fetched when it is opened: not part of what other pages carry. */
export {};
