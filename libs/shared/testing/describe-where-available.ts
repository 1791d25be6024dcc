/** Whether something that a block of tests needs is there, and if not, why. */
export type Availability = { readonly available: true } | { readonly available: false; readonly reason: string };

/**
 * A `describe` block that runs where what it needs is there.
 *
 * Elsewhere its tests are reported as skipped, with the reason in the block's name (the end of the run counts them by it);
 * under `CI=true` they fail instead, so that no build is green on tests that nobody ran.
 *
 * @param needed what is needed, as the reader of a failure should call it
 */
export function describeWhereAvailable(name: string, needed: string, found: Availability, body: () => void): void {
  if (found.available) {
    describe(name, body);
  } else if (process.env['CI'] === 'true') {
    describeFailing(
      name,
      `${needed} cannot be had: ${found.reason}. Under CI=true its tests may not be skipped.`,
      body,
    );
  } else {
    describe.skip(`${name} [skipped: ${needed}: ${found.reason}]`, body);
  }
}

/** A `describe` block whose every test fails with one message, before any hook of its own has run. */
export function describeFailing(name: string, message: string, body: () => void): void {
  describe(name, () => {
    beforeAll(() => {
      throw new Error(message);
    });
    body();
  });
}
