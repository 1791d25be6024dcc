import { DEAD_LETTERS_EN } from '../dead-letters/texts/en';
import { KEYS_EN } from '../keys/texts/en';
import { SET_UP_EN } from '../set-up/texts/en';
import { STATUS_EN } from '../status/texts/en';

/** Texts of this page, English; each tab has its own. */
export const INGESTION_PAGE_EN = {
  title: 'Ingestion',
  tabs: { status: 'Status', 'set-up': 'Set up', keys: 'Keys', 'dead-letters': 'Dead letters' },
  live: { seconds: 'Live, looked {{ seconds }} s ago', older: 'Last looked {{ age }}' },
  status: STATUS_EN,
  setUp: SET_UP_EN,
  keys: KEYS_EN,
  deadLetters: DEAD_LETTERS_EN,
} as const;
