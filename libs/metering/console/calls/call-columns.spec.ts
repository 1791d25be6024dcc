import { callerOf, modelText, onlyCurrency, servedAfter } from './call-columns';
import { aCallRow } from './testing/call-examples';

describe('modelText', () => {
  it.each([
    ['gpt-4o', 'gpt-4o', 'gpt-4o'],
    ['gpt-4o', 'gpt-4o-2024-11-20', 'gpt-4o → gpt-4o-2024-11-20'],
    ['gpt-4o', null, 'gpt-4o'],
    [null, 'gpt-4o', 'gpt-4o'],
    [null, null, undefined],
  ])('asked for %p and answered by %p is %p', (requestModel, responseModel, text) => {
    expect(modelText({ requestModel, responseModel })).toBe(text);
  });
});

describe('servedAfter', () => {
  it.each([
    ['claude-haiku-4-5', 'claude-haiku-4-5-20251001', '…-20251001'],
    ['gpt-4o', 'gpt-4o2', 'gpt-4o2'],
    ['auto', 'gpt-4o', 'gpt-4o'],
  ])('behind %s, %s is written %s', (asked, served, text) => {
    expect(servedAfter(asked, served)).toBe(text);
  });
});

describe('callerOf', () => {
  it.each([
    ['ada', 'planner', 'ada · planner'],
    [null, 'planner', 'planner'],
    ['ada', null, 'ada'],
    [null, null, undefined],
  ])('of the user %p and the agent %p is %p', (user, agent, text) => {
    expect(callerOf({ user, agent })).toBe(text);
  });
});

describe('onlyCurrency', () => {
  const inUsd = aCallRow({ cost: { amount: '1', currency: 'USD' } });
  const inEur = aCallRow({ cost: { amount: '1', currency: 'EUR' } });
  const unpriced = aCallRow({ cost: null });

  it.each([
    ['the only one', [inEur, unpriced], 'EUR'],
    ['none where there are two', [inEur, inUsd], undefined],
    ["the organisation's where nothing is priced", [unpriced], 'USD'],
  ])('is %s', (_, calls, currency) => {
    expect(onlyCurrency(calls, 'USD')).toBe(currency);
  });
});
