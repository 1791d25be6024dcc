/** Texts of this page, English. */
export const CALL_EN = {
  title: 'Call',
  noPrice: {
    'no-usage': 'No tokens were reported, so there is nothing to price.',
    'invalid-usage': 'A count that was reported is no count: a total of the others would pass for a bill.',
    'input-not-known': 'The input was not reported. Every call has one, so its cost cannot be told.',
    'no-model': 'The model is not named, or its provider does not sell it according to the price book.',
    'no-provider': 'The provider is not in the price book, or was not named and cannot be told from the model.',
    'ambiguous-model': 'No provider was named, and several could have sold this model.',
    'no-price-for-service-tier': 'Its service tier has a price of its own, which the price book does not know.',
    'no-price-then': 'The model is in the price book, but not at the time of this call.',
    'no-price-for-meter': 'The price book has no price for something that it used: {{detail}}.',
    other: 'It has no price: {{detail}}.',
  },
  unallocated: {
    'no-metadata': 'Nothing that was reported names a team, a project or a cost centre.',
    'unreadable-metadata': 'Something should name its owner and cannot be read as a name.',
    other: 'Nobody owns it: {{reason}}.',
  },
} as const;
