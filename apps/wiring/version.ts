/** Of this build, as its own telemetry and its pages show it. */
export const VERSION = '0.1.0';
