export { isLocalDate, type LocalDate, startOfLocalDate } from './local-date';
export * from './range';
export * from './range-picker';
export * from './range-text';
