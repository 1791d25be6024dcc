import type { Params } from '@angular/router';

import type { NamedUnitFragment, SpendUnitInput } from '../operations';
import type { ViewDimension } from '../view/view-address';

type Kind = SpendUnitInput['kind'];

/** How kinds are written in addresses, and what calls name units of the kind in. */
const KINDS: Readonly<Record<Kind, { readonly word: string; readonly dimension: ViewDimension }>> = {
  COST_CENTRE: { word: 'cost-centre', dimension: 'costCenter' },
  TEAM: { word: 'team', dimension: 'team' },
  PROJECT: { word: 'project', dimension: 'project' },
  SERVICE: { word: 'service', dimension: 'service' },
  ENVIRONMENT: { word: 'environment', dimension: 'environment' },
};

export function dimensionOf(kind: Kind): ViewDimension {
  return KINDS[kind].dimension;
}

/** What an address is in, from the top down: `in=cost-centre:CC-100&in=team:platform`; what cannot be read is left out. */
export function pathFromParams(params: Params): readonly SpendUnitInput[] {
  const given: unknown = params['in'];
  const texts = Array.isArray(given) ? given : [given];
  return texts.flatMap((text) => {
    if (typeof text !== 'string') return [];
    const end = text.indexOf(':');
    const id = text.slice(end + 1);
    const kind = (Object.keys(KINDS) as Kind[]).find((one) => KINDS[one].word === text.slice(0, end));
    return kind === undefined || id === '' ? [] : [{ kind, id }];
  });
}

export function pathToParams(path: readonly Pick<NamedUnitFragment, 'kind' | 'id'>[]): Params {
  return path.length === 0 ? {} : { in: path.map(({ kind, id }) => `${KINDS[kind].word}:${id}`) };
}
