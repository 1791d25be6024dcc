import type { SentTraffic } from './sent-traffic';

const IN_FLIGHT = 4;

/** Sends all bodies as OTLP/JSON, some at a time. @throws where one is not answered with 200 and full success */
export async function postTraffic(
  baseUrl: string,
  { bodies, signal }: SentTraffic,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const waiting = [...bodies];
  const send = async (): Promise<void> => {
    for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
      await postBody(`${baseUrl}/v1/${signal}`, body, headers);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, send));
}

async function postBody(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const said = await answer.text();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${said.slice(0, 500)}`);
  if (/rejected/i.test(said)) throw new Error(`${url} took a part only: ${said.slice(0, 500)}`);
}
