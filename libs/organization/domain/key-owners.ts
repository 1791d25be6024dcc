import type { KeyOwner } from './access-key';
import type { AccessKeys } from './ports';
import type { TenantId } from './tenant-id';

/** Keys remembered at a time. */
const MOST_REMEMBERED = 10_000;

/** Who owns the calls that keys bring. An owner never changes while its key lives: each is looked up once. */
export class KeyOwners {
  private readonly remembered = new Map<string, KeyOwner>();

  constructor(private readonly keys: Pick<AccessKeys, 'find'>) {}

  /**
   * @param keyId as the stream says it; empty where no key brought the call
   * @returns undefined where the tenant has no such key
   * @throws where the store fails
   */
  async of(tenant: TenantId, keyId: string): Promise<KeyOwner | undefined> {
    if (keyId === '') return undefined;
    const name = `${tenant}\n${keyId}`;
    const known = this.remembered.get(name);
    if (known !== undefined) return known;
    const key = (await this.keys.find(keyId))?.key;
    if (key?.tenant !== tenant) return undefined;
    this.remembered.set(name, key.owner);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    return key.owner;
  }
}
