export { CsvImport } from './csv-import';
export * from './csv-import-answer';
