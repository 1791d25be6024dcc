import { CHARGED_DIMENSIONS } from './owner-names';
import type { OwnedRecord } from './owner-of';
import { readOwnerText } from './owner-text';

export type ChargedDimension = (typeof CHARGED_DIMENSIONS)[number];
export type ChargedNames = { readonly [D in ChargedDimension]?: string };

/** For whom a call was made where that is not its owner: whoever called the service or the agent that made it. */
export interface Originator {
  /** At least one. */
  readonly names: ChargedNames;
  /** `span:tokenledger.originator.team` where the call says it; `trace:SPAN` where its trace shows it. */
  readonly evidence: string;
}

/** Attributes of a call by which a service says for whom it works; no one else defines any. */
export const ORIGINATOR_ATTRIBUTES: Readonly<Record<ChargedDimension, string>> = {
  team: 'tokenledger.originator.team',
  project: 'tokenledger.originator.project',
  costCenter: 'tokenledger.originator.cost_center',
};

/** What a call's own attributes say; a value that cannot be read as a name says nothing. */
export function originatorOf({ attributes, signal }: OwnedRecord): Originator | undefined {
  let first: string | undefined;
  const names: { [D in ChargedDimension]?: string } = {};
  for (const dimension of CHARGED_DIMENSIONS) {
    const attribute = ORIGINATOR_ATTRIBUTES[dimension];
    const reading = readOwnerText(attributes.get(attribute));
    if (reading.state !== 'given') continue;
    names[dimension] = reading.text;
    first ??= attribute;
  }
  return first === undefined ? undefined : { names, evidence: `${signal}:${first}` };
}
