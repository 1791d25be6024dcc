import {
  type Directories,
  type DirectoryFields,
  localDay,
  type PlacedServices,
  type TenantId,
} from '@tokenledger/organization/domain';

import { aPerson } from './audit-builder';
import { planning } from './directories-contract';

export interface PlacedServiceStores {
  readonly directories: Directories;
  readonly services: PlacedServices;
}

const COMPANY: readonly DirectoryFields[] = [
  { kind: 'team', id: 'search' },
  { kind: 'project', id: 'Ranking' },
  { kind: 'project', id: 'Suggest' },
  { kind: 'service', id: 'Ranker', name: 'Ranking service', external_id: 'SVC-7', aliases: 'rank;ﬁnder' },
  { kind: 'service', id: 'homeless' },
];

/** What every store tells of where services stand. @param open gives empty stores in which both tenants exist */
export function itKeepsThePlacedServicesContract(
  acme: TenantId,
  globex: TenantId,
  open: () => Promise<PlacedServiceStores>,
): void {
  const eve = aPerson('eve');
  const monday = new Date('2026-03-16T12:00:00Z');
  const tuesday = new Date('2026-03-17T12:00:00Z');
  const put = async ({ directories }: PlacedServiceStores, lines: readonly DirectoryFields[], at = monday) => {
    const planned = await directories.change(acme, planning(lines), eve, at);
    if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  };

  it('tells the project of each service and all that it is called, once for each stretch of days', async () => {
    const stores = await open();
    await put(stores, COMPANY);
    await put(stores, [{ kind: 'service', id: 'RANKER', parent: 'ranking', from: '2026-01-01', until: '2026-03-10' }]);
    await put(stores, [{ kind: 'service', id: 'ranker', parent: 'Suggest', from: '2026-03-10' }]);
    const names = ['ranker', 'ranking service', 'rank', 'finder', 'svc-7'];
    const found = await stores.services.of(acme);
    expect(found.map((one) => ({ ...one, names: [...one.names].sort() }))).toEqual([
      {
        names: names.sort(),
        project: expect.stringMatching(/^ranking$/i),
        from: localDay('2026-01-01'),
        until: localDay('2026-03-10'),
      },
      { names: names.sort(), project: 'Suggest', from: localDay('2026-03-10'), until: undefined },
    ]);
    expect([...(await stores.services.all()).keys()]).toEqual([acme]);
    expect(await stores.services.of(globex)).toEqual([]);
  });

  it('has another version of a directory after each change of it, and the same while nothing changes', async () => {
    const stores = await open();
    const ofEach = async () => {
      const versions = await stores.services.versions();
      return [versions.get(acme), versions.get(globex)];
    };
    const empty = await ofEach();
    await put(stores, COMPANY);
    const first = await ofEach();
    expect(first[0]).not.toBe(empty[0]);
    expect(first[1]).toBe(empty[1]);
    expect(await ofEach()).toEqual(first);
    await put(stores, [{ kind: 'service', id: 'homeless', parent: 'ranking' }], tuesday);
    expect((await ofEach())[0]).not.toBe(first[0]);
  });
}
