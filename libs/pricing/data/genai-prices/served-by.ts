import type { Provider } from '@pydantic/genai-prices';

import { compilePattern } from './model-matcher';

/** Which seller's public endpoint a host is; what was dialled says more than what the client library calls itself. */
export class EndpointOwners {
  private readonly patterns: readonly (readonly [provider: string, pattern: RegExp])[];

  /** @throws InvalidPriceData where a provider's pattern does not compile */
  constructor(providers: readonly Provider[]) {
    this.patterns = providers.map(({ id, api_pattern }) => [id, compilePattern(`^(?:${api_pattern})`)]);
  }

  /**
   * @param address a host as in `server.address`, with or without a port, or a whole URL
   * @returns undefined for a host that is nobody's public endpoint: a proxy, a gateway, a machine of one's own
   */
  ownerOf(address: string): string | undefined {
    const url = toUrl(address.trim().toLowerCase());
    return url === undefined ? undefined : this.patterns.find(([, pattern]) => pattern.test(url))?.[0];
  }
}

function toUrl(address: string): string | undefined {
  if (address === '') return undefined;
  const parsed = URL.parse(address.includes('://') ? address : `https://${address}`);
  // Port and scheme say nothing of the owner, and the patterns are written for https without a port.
  return parsed === null || parsed.hostname === '' ? undefined : `https://${parsed.hostname}${parsed.pathname}`;
}
