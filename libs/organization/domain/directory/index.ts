export type { Directories, DirectoryPlanner, DirectoryState, LastChange } from './directories';
export { Directory, EMPTY_DIRECTORY } from './directory';
export type { DirectoryProblem } from './directory-problems';
export {
  DIRECTORY_COLUMNS,
  type DirectoryColumn,
  type DirectoryFields,
  type DirectoryRow,
  readDirectoryRow,
  type RowProblem,
} from './directory-row';
export * from './directory-unit';
export { type DayRange, holdsOn, localDay, type LocalDay, readLocalDay } from './local-day';
export * from './later-changes';
export * from './placed-services';
export * from './plan-directory';
export * from './plan-summary';
export { describePassed, type PassedName } from './passed-names';
export { describePlanned, type PlannedChange, type PlannedChanges } from './planned-changes';
export * from './write-change-rows';
export * from './write-directory-rows';
