/** Texts of this context's screens, English: the source that other languages must match. */
export const METERING_EN = {
  metering: {},
} as const;
