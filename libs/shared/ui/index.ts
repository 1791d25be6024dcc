export * from './controls';
export * from './language/language';
export * from './language/texts';
export * from './overlays';
export * from './states';
export * from './storage/stored-choice';
export * from './table';
export * from './theme/theme';
