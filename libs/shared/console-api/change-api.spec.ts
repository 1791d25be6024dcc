import { TestBed } from '@angular/core/testing';
import { gql, type TypedDocumentNode } from '@apollo/client';
import { Apollo } from 'apollo-angular';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { changeApi } from './change-api';

const ISSUE: TypedDocumentNode<{ issue: { id: string; secret: string } }, Record<string, never>> = gql`
  mutation Issue {
    issue {
      id
      secret
    }
  }
`;
const ISSUED = { issue: { __typename: 'Issued', id: 'k1', secret: 'tli_secret' } };

async function issue(options: { isSecret?: boolean }) {
  TestBed.configureTestingModule({ imports: [ApolloTestingModule] });
  const change = TestBed.runInInjectionContext(() => changeApi(ISSUE, options));
  const changed = change({});
  TestBed.inject(ApolloTestingController).expectOne(ISSUE).flush({ data: ISSUED });
  return { changed: await changed, cache: JSON.stringify(TestBed.inject(Apollo).client.cache.extract()) };
}

describe('changeApi', () => {
  it('gives a secret to whoever asked, and to no cache', async () => {
    const { changed, cache } = await issue({ isSecret: true });
    expect(changed).toMatchObject({ done: true, data: { issue: { secret: 'tli_secret' } } });
    expect(cache).not.toContain('tli_secret');
  });

  it('keeps what is no secret, so that other screens show it', async () => {
    const { cache } = await issue({});
    expect(cache).toContain('k1');
  });

  it('tells a failure instead of rejecting', async () => {
    TestBed.configureTestingModule({ imports: [ApolloTestingModule] });
    const changed = TestBed.runInInjectionContext(() => changeApi(ISSUE))({});
    TestBed.inject(ApolloTestingController).expectOne(ISSUE).networkError(new Error('gone'));
    expect(await changed).toMatchObject({ done: false, failure: { code: 'UNREACHABLE' } });
  });
});
