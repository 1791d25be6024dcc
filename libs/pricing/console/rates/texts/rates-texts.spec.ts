import { RATES_EN } from './en';
import { RATES_ZH_CN } from './zh-cn';

describe('texts of the exchange rates', () => {
  it.each([
    ['English', RATES_EN],
    ['Chinese', RATES_ZH_CN],
  ])('say in %s what the button says in its longer label too, for those who speak to it', (_language, texts) => {
    expect(texts.enterFor).toContain(texts.enter);
  });
});
