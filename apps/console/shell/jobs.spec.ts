import { jobsFor } from './jobs';

const pathsFor = (permissions: readonly string[], seesAllSpend = true) =>
  jobsFor({ may: (permission) => permissions.includes(permission), seesAllSpend: () => seesAllSpend }).map((group) =>
    group.map(({ path }) => path),
  );

describe('jobsFor', () => {
  it('leaves out what somebody may not do, and groups without a job', () => {
    expect(pathsFor(['PRICES_READ'])).toEqual([['/prices']]);
  });

  it('leaves out calls of nobody for who sees some units only: they are in none', () => {
    expect(pathsFor(['SPEND_READ']).flat()).toContain('/unallocated');
    expect(pathsFor(['SPEND_READ'], false).flat()).not.toContain('/unallocated');
    expect(pathsFor(['SPEND_READ'], false).flat()).toContain('/overview');
  });
});
