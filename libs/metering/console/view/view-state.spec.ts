import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { CurrentOrganization } from '@tokenledger/shared/console-api';
import { PRESENT } from '@tokenledger/shared/ui';
import { FixedClock } from '@tokenledger/shared/time';

import { ViewState } from './view-state';

async function comparedAt(now: string): Promise<ViewState['compared'] extends () => infer R ? R : never> {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: PRESENT, useValue: new FixedClock(now) },
      { provide: CurrentOrganization, useValue: { value: () => ({ timeZone: 'UTC' }) } },
    ],
  });
  await TestBed.inject(Router).navigateByUrl('/overview?range=today');
  return TestBed.inject(ViewState).compared();
}

describe('what a running range is compared with', () => {
  it('is as much of the range before, in whole quarters of an hour', async () => {
    expect(await comparedAt('2026-03-10T12:07:00Z')).toEqual({
      from: new Date('2026-03-09T00:00:00Z'),
      to: new Date('2026-03-09T12:00:00Z'),
    });
  });

  it('is nothing in its first quarter of an hour: an empty range is no question', async () => {
    expect(await comparedAt('2026-03-10T00:07:00Z')).toBeUndefined();
  });
});
