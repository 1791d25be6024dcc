/**
 * A person's choice among a few, kept in the browser. Where storage is forbidden (private windows) the choice holds for
 * the page only; that is no error.
 */
export class StoredChoice<Choice extends string> {
  constructor(
    private readonly key: string,
    private readonly choices: readonly Choice[],
  ) {}

  /** @returns undefined where nothing was chosen, or something that is no longer offered */
  read(): Choice | undefined {
    try {
      const stored = localStorage.getItem(this.key);
      return this.choices.find((choice) => choice === stored);
    } catch {
      return undefined;
    }
  }

  write(choice: Choice): void {
    try {
      localStorage.setItem(this.key, choice);
    } catch {
      // Forbidden or full: the choice holds until the page is left.
    }
  }
}
