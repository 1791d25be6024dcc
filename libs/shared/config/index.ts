export * from './find-chromium';
export type { TopicTrustSetting } from './kafka-settings';
export * from './process-settings';
export * from './read-settings';
