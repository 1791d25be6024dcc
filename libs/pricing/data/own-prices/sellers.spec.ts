import { waitForUpdate } from '@pydantic/genai-prices';

import { ProviderNames } from '../genai-prices/provider-names';
import { EndpointOwners } from '../genai-prices/served-by';

import { OWN_SELLERS } from './sellers';

const spelledOnce = (names: readonly string[]): void => {
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
};

describe('OWN_SELLERS', () => {
  it('gives no name and no host to two sellers', () => {
    spelledOnce(OWN_SELLERS.flatMap(({ provider, aliases }) => [provider, ...aliases]));
    spelledOnce(OWN_SELLERS.flatMap(({ hosts }) => hosts));
  });

  it('writes names and hosts in lower case, and hosts without scheme, port or path', () => {
    for (const { provider, aliases, hosts } of OWN_SELLERS) {
      for (const name of [provider, ...aliases]) expect(name).toMatch(/^[a-z0-9][a-z0-9._-]*$/);
      for (const host of hosts) expect(host).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
    }
  });

  it('takes no name away from a seller of the public list', async () => {
    const publicList = (await waitForUpdate()) ?? [];
    const names = new ProviderNames(publicList.map(({ id }) => id));
    for (const { provider, aliases } of OWN_SELLERS) {
      for (const alias of aliases) {
        const named = names.sellerNamed(alias);
        expect([alias, named]).toEqual([alias, named.kind === 'seller' ? { kind: 'seller', provider } : named]);
      }
    }
  });

  it.each([
    ['api.moonshot.cn', 'moonshotai', 'moonshotai-cn'],
    ['api.minimaxi.com', 'minimax', 'minimax-cn'],
  ])('has to be asked before the public list, which takes %s for %s in USD', async (host, taken, owner) => {
    expect(new EndpointOwners((await waitForUpdate()) ?? []).ownerOf(host)).toBe(taken);
    expect(OWN_SELLERS.find(({ hosts }) => hosts.includes(host))?.provider).toBe(owner);
  });
});
