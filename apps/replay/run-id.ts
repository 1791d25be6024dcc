const RUN_ID = /^(\d{8}T\d{9}Z)-[0-9a-z]+$/;

/** Names a replay, and holds when its first call began: repeating it by its id repeats its times too. @param suffix lower-case letters and digits */
export function newRunId(startMs: number, suffix: string): string {
  return `${new Date(startMs).toISOString().replace(/[-:.]/g, '')}-${suffix}`;
}

/** @returns undefined where the id was not made by `newRunId` */
export function startOfRunId(runId: string): number | undefined {
  const text = RUN_ID.exec(runId)?.[1];
  if (text === undefined) return undefined;
  const iso = text.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
  const unixMs = Date.parse(iso);
  return Number.isNaN(unixMs) ? undefined : unixMs;
}
