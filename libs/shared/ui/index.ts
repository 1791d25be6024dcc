export * from './charts';
export * from './language/language';
export * from './language/texts';
export * from './storage/stored-choice';
export * from './theme/theme';
export * from './numbers';
