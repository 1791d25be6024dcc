export * from './controls';
export * from './language/language';
export * from './language/texts';
export * from './states';
export * from './storage/stored-choice';
export * from './theme/theme';
