import {
  choicesFromParams,
  choicesToParams,
  DEFAULT_CHOICES,
  MEASURES,
  OVERVIEW_DIMENSIONS,
  STEPS,
} from './overview-address';

describe('the overview’s part of the address', () => {
  it('says all choices and nothing else', () => {
    for (const by of OVERVIEW_DIMENSIONS)
      for (const measure of MEASURES)
        for (const step of [undefined, ...STEPS]) {
          const choices = { by, measure, step };
          expect(choicesFromParams(choicesToParams(choices))).toEqual(choices);
        }
  });

  it('says nothing of what is as usual', () => {
    expect(choicesToParams(DEFAULT_CHOICES)).toEqual({ by: null, measure: null, step: null });
  });

  it.each([[{}], [{ by: 'mood', measure: 'joules', step: 'fortnight' }], [{ by: ['team', 'model'] }]])(
    'opens as usual where it cannot be read: %j',
    (params) => expect(choicesFromParams(params)).toEqual(DEFAULT_CHOICES),
  );
});
