import type { PriceFields, StoredPriceList } from '@tokenledger/pricing/domain';

/** One line and the list that has it. */
export interface FoundLine {
  readonly list: StoredPriceList;
  readonly fields: PriceFields;
}

/** Lines whose seller, model, source or note contains every word of a text, whatever its capitals; by seller and model. */
export function findPriceLines(
  lists: readonly StoredPriceList[],
  search: string,
  isWanted: (fields: PriceFields) => boolean,
): readonly FoundLine[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return lists
    .flatMap((list) => list.lines.map((fields) => ({ list, fields })))
    .filter(({ fields }) => {
      const text = [fields.provider, fields.model, fields.source, fields.note].join('\n').toLowerCase();
      return words.every((word) => text.includes(word)) && isWanted(fields);
    })
    .sort(byPlace);
}

function byPlace(left: FoundLine, right: FoundLine): number {
  const [a, b] = [placeOf(left), placeOf(right)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Lines of one model stay together, and of one meter in the order in which they were in force. */
function placeOf({ list, fields }: FoundLine): string {
  const { provider, model, meter, service_tier, region, above_input_tokens, valid_from } = fields;
  return [provider, model, list.name, service_tier, region, above_input_tokens, meter, valid_from].join('\n');
}
