import type { Numbers, TableColumn, Translate } from '@tokenledger/shared/ui';

import { type DeadLetter, knownReason, sizeText } from './dead-letter-model';

/** What is told of a dead letter, the newest failure first as the API gives them. */
export function letterColumns(
  translate: Translate,
  numbers: Pick<Numbers, 'dateTime' | 'locale'>,
  timeZone: string,
): readonly TableColumn<DeadLetter>[] {
  const at = (instant: string) => numbers.dateTime(new Date(instant), timeZone);
  return [
    {
      key: 'failed',
      header: translate('columns.failed'),
      text: ({ failedAt }) => at(failedAt),
      exact: ({ failedAt }) => failedAt,
    },
    {
      key: 'reason',
      header: translate('columns.reason'),
      text: ({ reason }) => {
        const known = knownReason(reason);
        return known === undefined ? reason : translate(`reasons.${known}.name`);
      },
      exact: ({ reason }) => reason,
    },
    { key: 'detail', header: translate('columns.detail'), text: ({ detail }) => detail },
    { key: 'position', header: translate('columns.position'), text: ({ id }) => id },
    {
      key: 'size',
      header: translate('columns.size'),
      align: 'end',
      text: ({ valueBytes }) => sizeText(valueBytes, numbers.locale()),
      exact: ({ valueBytes }) => valueBytes,
    },
    {
      key: 'kept',
      header: translate('columns.kept'),
      text: ({ valueKept }) => translate(valueKept ? 'kept' : 'topicOnly'),
    },
    {
      key: 'arrived',
      header: translate('columns.arrived'),
      text: ({ arrivedAt }) => at(arrivedAt),
      exact: ({ arrivedAt }) => arrivedAt,
      isOptional: true,
    },
    {
      key: 'replayed',
      header: translate('columns.replayed'),
      text: ({ replayedAt }) => (replayedAt === null ? translate('waits') : at(replayedAt)),
      exact: ({ replayedAt }) => replayedAt ?? '',
    },
  ];
}
