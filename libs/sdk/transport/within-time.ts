/**
 * Runs one attempt with an end: after `limitMs`, or when `parent` is aborted, the promise rejects and the attempt's own
 * signal is aborted. The timer does not keep the process alive.
 */
export function withinTime<Result>(
  limitMs: number,
  parent: AbortSignal,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const attempt = new AbortController();
  return new Promise((resolve, reject) => {
    const stop = (why: string): void => {
      const error = new Error(why);
      attempt.abort(error);
      reject(error);
    };
    const onParentAbort = (): void => stop('given up at shutdown');
    const timer = setTimeout(() => stop(`no answer within ${limitMs} ms`), limitMs).unref();
    parent.addEventListener('abort', onParentAbort, { once: true });
    if (parent.aborted) onParentAbort();
    run(attempt.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        parent.removeEventListener('abort', onParentAbort);
      });
  });
}
