import { HttpErrorResponse } from '@angular/common/http';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

import { toApiFailure } from './api-failure';

const answered = { message: 'too slow', extensions: { code: 'DEADLINE_EXCEEDED', id: 'err_1', retriable: true } };
const told = { code: 'DEADLINE_EXCEEDED', message: 'too slow', id: 'err_1', retriable: true };

describe('toApiFailure', () => {
  it('reads what the API told with status 200', () => {
    expect(toApiFailure(new CombinedGraphQLErrors({ errors: [answered] }))).toEqual(told);
  });

  it('reads what the API told with another status', () => {
    expect(toApiFailure(new HttpErrorResponse({ status: 401, error: { errors: [answered] } }))).toEqual(told);
  });

  it('reads what Apollo Client made of it', () => {
    const answer = (bodyText: string) => new ServerError('no', { response: { status: 401 } as Response, bodyText });
    expect(toApiFailure(answer(JSON.stringify({ errors: [answered] })))).toEqual(told);
    expect(toApiFailure(answer('<html>'))).toMatchObject({ code: 'HTTP_401', retriable: false });
  });

  it('reads what is told beside GraphQL', () => {
    const error = { code: 'DEADLINE_EXCEEDED', message: 'too slow', id: 'err_1', retriable: true };
    expect(toApiFailure(new HttpErrorResponse({ status: 503, error: { error } }))).toEqual(told);
  });

  it('tells silence from an answer that is none of ours', () => {
    expect(toApiFailure(new HttpErrorResponse({ status: 0 }))).toMatchObject({ code: 'UNREACHABLE', retriable: true });
    expect(toApiFailure(new HttpErrorResponse({ status: 502, error: '<html>' }))).toMatchObject({
      code: 'HTTP_502',
      retriable: true,
    });
    expect(toApiFailure(new HttpErrorResponse({ status: 404, error: '' }))).toMatchObject({
      code: 'HTTP_404',
      retriable: false,
    });
  });

  it('takes what nobody foresaw for no answer', () => {
    expect(toApiFailure('broken')).toEqual({ code: 'UNREACHABLE', message: 'broken', id: undefined, retriable: true });
  });
});
