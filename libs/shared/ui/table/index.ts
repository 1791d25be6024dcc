export * from './csv';
export * from './data-table';
export * from './save-file';
export * from './table-column';
export * from './table-slots';
