import type { Provider } from '@pydantic/genai-prices';
import { type SellerDirectory, UNNAMED_SELLER } from '@tokenledger/pricing/domain';

import { ProviderNames } from '../genai-prices/provider-names';
import { EndpointOwners } from '../genai-prices/served-by';
import type { OwnSeller } from '../own-prices/sellers';

/** All sellers: those of the public list, ours, and any that a price list names. */
export class KnownSellers implements SellerDirectory {
  private readonly names: ProviderNames;
  private readonly endpoints: EndpointOwners;
  private readonly hosts: readonly (readonly [host: RegExp, provider: string])[];
  private readonly aliases: ReadonlyMap<string, string>;

  /** @param named sellers that price lists name, besides */
  constructor(publicSellers: readonly Provider[], own: readonly OwnSeller[], named: Iterable<string>) {
    const ownNames = own.map(({ provider }) => provider);
    this.names = new ProviderNames([...publicSellers.map(({ id }) => id), ...ownNames, ...named]);
    this.endpoints = new EndpointOwners(publicSellers);
    this.hosts = own.flatMap(({ provider, hosts }) => hosts.map((host) => [hostPattern(host), provider] as const));
    this.aliases = new Map(own.flatMap(({ provider, aliases }) => aliases.map((alias) => [alias, provider] as const)));
  }

  sellerOf(provider: string | undefined, serverAddress: string | undefined): string | undefined {
    return this.dialled(serverAddress) ?? this.called(provider);
  }

  private dialled(serverAddress: string | undefined): string | undefined {
    if (serverAddress === undefined || serverAddress === '') return undefined;
    const host = hostOf(serverAddress);
    return this.hosts.find(([pattern]) => pattern.test(host))?.[1] ?? this.endpoints.ownerOf(serverAddress);
  }

  private called(name: string | undefined): string | undefined {
    const own = this.aliases.get(name?.trim().toLowerCase() ?? '');
    if (own !== undefined) return own;
    if (name === undefined || name.trim() === '') return UNNAMED_SELLER;
    const named = this.names.sellerNamed(name);
    return named.kind === 'seller' ? named.provider : undefined;
  }
}

function hostOf(address: string): string {
  const text = address.trim().toLowerCase();
  return URL.parse(text.includes('://') ? text : `https://${text}`)?.hostname ?? '';
}

function hostPattern(host: string): RegExp {
  const parts = host.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[a-z0-9.-]*')}$`);
}
