/** The texts of another language: the same keys as the first, every one of them. A missing or surplus key does not compile. */
export type TextsLike<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : TextsLike<Texts[Key]>;
};
