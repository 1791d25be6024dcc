import { ANNAS_PASSWORD } from '@tokenledger/organization/testing';

import type { GraphqlError } from './api-under-test';

export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly user?: object;
    readonly organization?: object;
    readonly presented?: boolean;
    readonly error?: { readonly code: string; readonly message: string; readonly id: string };
  };
}

export interface UploadAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface TextAnswer {
  readonly status: number;
  readonly type: string | null;
  readonly version: string | null;
  readonly text: string;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphqlError[];
}

/** A tab of the console: keeps the cookie it is given, and says where its requests come from as browsers do. */
export class BrowserTab {
  cookie: string | undefined;

  /** @param graphqlUrl of the API @param headers beside the cookie; those of a page of ours unless given */
  constructor(
    private readonly graphqlUrl: string,
    readonly headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
  ) {}

  /** The same cookie, sent by a page of another site. */
  with(headers: Readonly<Record<string, string>>): BrowserTab {
    const tab = new BrowserTab(this.graphqlUrl, headers);
    tab.cookie = this.cookie;
    return tab;
  }

  signIn(email = 'anna@acme.example', password: string = ANNAS_PASSWORD): Promise<RestAnswer> {
    return this.post(JSON.stringify({ email, password }));
  }

  async post(body: string, contentType = 'application/json'): Promise<RestAnswer> {
    return this.rest({ method: 'POST', body, headers: { ...this.sent(), 'content-type': contentType } });
  }

  /** Whether the console would ask who is signed in. */
  presence(): Promise<RestAnswer> {
    return this.rest({ headers: this.sent() });
  }

  signOut(): Promise<RestAnswer> {
    return this.rest({ method: 'DELETE', headers: this.sent() });
  }

  async ask(query: string, variables: object = {}): Promise<GraphqlAnswer> {
    const response = await fetch(this.graphqlUrl, {
      method: 'POST',
      headers: { ...this.sent(), 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) };
  }

  /** Sends a file as the console does. @param address with its query */
  async upload(
    address: string,
    file: string | Uint8Array<ArrayBuffer>,
    contentType = 'text/csv',
  ): Promise<UploadAnswer> {
    const response = await this.postFile(address, file, contentType);
    return { status: response.status, body: (await response.json()) as UploadAnswer['body'] };
  }

  /** As `upload`, for an answer that is a file. */
  async uploadForText(address: string, file: string): Promise<TextAnswer> {
    const response = await this.postFile(address, file, 'text/csv', { accept: 'text/csv' });
    const { status, headers } = response;
    return {
      status,
      type: headers.get('content-type'),
      version: headers.get('directory-version'),
      text: await response.text(),
    };
  }

  /** As `upload`, by somebody who goes away when the signal says so. */
  async uploadUntil(signal: AbortSignal, address: string, file: string): Promise<void> {
    await this.postFile(address, file, 'text/csv', {}, signal);
  }

  private postFile(
    address: string,
    body: string | Uint8Array<ArrayBuffer>,
    contentType: string,
    more: Readonly<Record<string, string>> = {},
    signal: AbortSignal | null = null,
  ): Promise<Response> {
    const headers = { ...this.sent(), ...more, 'content-type': contentType };
    return fetch(new URL(address, this.graphqlUrl), { method: 'POST', headers, body, signal });
  }

  private async rest(request: RequestInit): Promise<RestAnswer> {
    const response = await fetch(new URL('/auth/session', this.graphqlUrl), request);
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      this.cookie = pair.endsWith('=') ? undefined : pair;
    }
    const text = await response.text();
    const body = text === '' ? {} : (JSON.parse(text) as RestAnswer['body']);
    return { status: response.status, headers: response.headers, body };
  }

  private sent(): Record<string, string> {
    return { ...this.headers, ...(this.cookie !== undefined && { cookie: this.cookie }) };
  }
}
