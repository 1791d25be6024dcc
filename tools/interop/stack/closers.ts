/** Collects what has to be stopped, so that nothing outlives the script however it ends. */
export class Closers {
  private readonly closers: { readonly what: string; readonly close: () => Promise<void> | void }[] = [];

  add(what: string, close: () => Promise<void> | void): void {
    this.closers.push({ what, close });
  }

  /** Closes the newest first. One that fails does not keep the others open; it is reported. */
  async closeAll(): Promise<void> {
    for (const { what, close } of this.closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        process.exitCode = 1;
        console.error(`${what} did not stop cleanly:`, error);
      }
    }
  }
}
