export * from './csv-cell';
export * from './csv-problem';
export * from './csv-records';
export * from './csv-table';
export * from './csv-text';
export * from './write-csv';
