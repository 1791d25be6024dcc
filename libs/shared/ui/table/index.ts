export * from './data-table';
export * from './table-column';
export * from './table-slots';
