// @ts-check

/** The oldest Node that loads both the ES modules of Nest 12 from CommonJS and OpenTelemetry's SDK. */
const OLDEST = [22, 15];

/**
 * `npm run` and `npx` put the workspace's own Node first; plain `node` on an older machine is another one.
 *
 * @param {string} version as in `process.versions.node`
 */
export function checkNodeVersion(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Node ${version} is too old; \`npm start\` uses the Node that \`npm ci\` has installed in the workspace.`,
  );
}
