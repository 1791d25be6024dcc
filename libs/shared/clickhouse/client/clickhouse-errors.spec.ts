import { ClickHouseError } from '@clickhouse/client';
import { ClickHouseQueryError, ClickHouseUnavailableError, toClickHouseFailure } from './clickhouse-errors';

const ofServer = (code: string, type: string) => new ClickHouseError({ message: 'no', code, type });
const ofSystem = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('toClickHouseFailure', () => {
  it.each([
    ['too many parts', ofServer('252', 'TOO_MANY_PARTS')],
    ['the memory limit', ofServer('241', 'MEMORY_LIMIT_EXCEEDED')],
    ['too many queries', ofServer('202', 'TOO_MANY_SIMULTANEOUS_QUERIES')],
    ['a read-only table', ofServer('242', 'TABLE_IS_READ_ONLY')],
    ['a refused connection', ofSystem('ECONNREFUSED')],
    ['a broken connection', ofSystem('ECONNRESET')],
    ['a cut connection', new Error('socket hang up')],
    ['a timeout of the client', new Error('Timeout error.')],
    ['a gateway without ClickHouse', new Error('<html><h1>503 Service Unavailable</h1></html>')],
  ])('calls %s passing', (_what, error) => {
    expect(toClickHouseFailure(error)).toBeInstanceOf(ClickHouseUnavailableError);
    expect(toClickHouseFailure(error).retriable).toBe(true);
  });

  it.each([
    ['a syntax error', ofServer('62', 'SYNTAX_ERROR')],
    ['an unknown table', ofServer('60', 'UNKNOWN_TABLE')],
    ['a wrong password', ofServer('516', 'AUTHENTICATION_FAILED')],
    ['anything else', new Error('the unexpected')],
  ])('calls %s final', (_what, error) => {
    expect(toClickHouseFailure(error)).toBeInstanceOf(ClickHouseQueryError);
    expect(toClickHouseFailure(error).retriable).toBe(false);
  });

  it("keeps the server's code and the cause", () => {
    const error = ofServer('60', 'UNKNOWN_TABLE');
    expect(toClickHouseFailure(error)).toMatchObject({ facts: { serverCode: 60 }, cause: error });
  });

  it('names a failure once', () => {
    const failure = new ClickHouseUnavailableError('closed');
    expect(toClickHouseFailure(failure)).toBe(failure);
  });
});
