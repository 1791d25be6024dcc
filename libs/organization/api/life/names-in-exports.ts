/** Told to whoever asks for an export, or for its file, and is shown no names. */
export const NAMES_IN_EXPORTS =
  'An export has people by name, and they are hidden from you: have names shown first (revealPeople, with a reason and hours).';
