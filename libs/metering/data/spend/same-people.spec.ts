import { Directory } from '@tokenledger/organization/domain';

import { NOBODY_TWICE, personIn, samePeople, samePeopleParams } from './same-people';

const ada = { kind: 'person', id: 'ada@acme.example', name: 'Ada Lovelace', owners: [] } as const;
const directory = new Directory({
  units: [{ ...ada, externalId: 'E-17', aliases: ['ada.l'] }],
  placements: [],
  allowances: [],
});

describe('names of one person', () => {
  it('are those that the directory has for them, of which the first counts', () => {
    const names = ['ada.l', 'bob', 'e-17', 'ada@acme.example', 'ada'];
    expect([...samePeople(names, directory)]).toEqual([
      ['e-17', 'ada.l'],
      ['ada@acme.example', 'ada.l'],
    ]);
  });

  it('are nothing to ask for where nobody made calls under two', () => {
    expect(samePeople(['ada.l', 'bob'], directory).size).toBe(0);
    expect(personIn('user', NOBODY_TWICE)).not.toContain('transform');
    expect(samePeopleParams(NOBODY_TWICE)).toEqual({});
  });

  it('are bound in parts that a server takes', () => {
    const many = new Map(Array.from({ length: 900 }, (_, index) => [`also-${index}`, `counted-${index}`]));
    const params = samePeopleParams(many);
    // 400 + 400 + 100
    expect(Object.values(params).map((part) => (part as readonly string[]).length)).toEqual([
      ...[400, 400, 400, 400, 100, 100],
    ]);
    for (const name of Object.keys(params)) expect(personIn('user', many)).toContain(`{${name}:Array(String)}`);
  });
});
