import { PostgresQueryError, PostgresUnavailableError, toPostgresFailure } from './postgres-errors';

const withCode = (code: string, message = 'no') => Object.assign(new Error(message), { code });

describe('toPostgresFailure', () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a name that fails on every address', new AggregateError([withCode('ECONNREFUSED')])],
    ['a restart', withCode('57P01')],
    ['a start-up', withCode('57P03')],
    ['too many connections', withCode('53300')],
    ['a lost race', withCode('40001')],
    ['a deadlock', withCode('40P01')],
    ['a lock not to be had', withCode('55P03')],
    ['a replica during a switch-over', withCode('25006')],
    ['a cut connection', new Error('Connection terminated unexpectedly')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['what TypeORM wraps', Object.assign(new Error('query failed'), { driverError: withCode('57P01') })],
  ])('calls %s passing', (_what, error) => {
    expect(toPostgresFailure(error)).toBeInstanceOf(PostgresUnavailableError);
    expect(toPostgresFailure(error).retriable).toBe(true);
  });

  it.each([
    ['a syntax error', withCode('42601')],
    ['a duplicate', withCode('23505')],
    ['a wrong password', withCode('28P01')],
    ['an unknown database', withCode('3D000')],
    ['anything else', new Error('the unexpected')],
  ])('calls %s final', (_what, error) => {
    expect(toPostgresFailure(error)).toBeInstanceOf(PostgresQueryError);
    expect(toPostgresFailure(error).retriable).toBe(false);
  });

  it('keeps the state and the cause', () => {
    const error = withCode('23505');
    expect(toPostgresFailure(error)).toMatchObject({ facts: { sqlState: '23505' }, cause: error });
  });
});
