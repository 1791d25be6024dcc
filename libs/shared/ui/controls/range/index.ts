export { addDays, isLocalDate, type LocalDate, startOfLocalDate, startOfMonth, startOfWeek } from './local-date';
export * from './range';
export * from './range-picker';
export * from './range-text';
