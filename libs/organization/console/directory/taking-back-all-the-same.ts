import type { Confirmation, Numbers, Translate } from '@tokenledger/shared/ui';

import type { ChangeDirectoryMutation } from '../operations';
import { KIND_KEYS } from './unit-key';

type LaterUnitChange = Extract<
  ChangeDirectoryMutation['changeDirectory'],
  { readonly __typename: 'DirectoryChangedMeanwhile' }
>['changes'][number];

/** What was changed of a unit, by the key of its name among the texts. */
const PART_KEYS: Readonly<Record<LaterUnitChange['parts'][number], string>> = {
  WORDS: 'meanwhile.parts.WORDS',
  PLACEMENTS: 'meanwhile.parts.PLACEMENTS',
  ALLOWANCES: 'meanwhile.parts.ALLOWANCES',
};

/** More would be read by nobody. */
const MOST_TOLD = 8;

/** Whether a change shall be taken back although others changed the same units since: what they did, and who. */
export function takingBackAllTheSame(
  changes: readonly LaterUnitChange[],
  translate: Translate,
  numbers: Numbers,
  timeZone: string,
): Confirmation {
  const told = changes.slice(0, MOST_TOLD).map(({ unit, parts, changedAt, changedBy }) =>
    translate('meanwhile.change', {
      kind: translate(KIND_KEYS[unit.kind]),
      name: unit.name,
      parts: parts.map((part) => translate(PART_KEYS[part])).join(translate('meanwhile.and')),
      who: changedBy,
      at: numbers.moment(new Date(changedAt), timeZone),
    }),
  );
  const others = changes.length - told.length;
  return {
    title: translate('meanwhile.title'),
    text: translate('meanwhile.text'),
    consequences:
      others > 0 ? [...told, translate('meanwhile.more', { count: numbers.count(String(others), 'exact') })] : told,
    action: translate('meanwhile.action'),
    isDangerous: true,
  };
}
