/** Texts of this page, English. */
export const CHECKS_EN = {
  title: 'Checks',
  intro:
    'Whether the figures can be relied on: what was kept from being counted twice, and where others see it otherwise.',
  cut: 'The last {{days}} days of the range are checked: checks read every reading by itself.',
  failed: 'This check could not be read',
  pending: 'Quarters of an hour that are not decided yet, and may still change this: {{count}}',
  truncated: 'The {{count}} largest are shown.',
  noPrice: 'without a price',
  column: {
    model: 'Model',
    dialect: 'Dialect',
    calls: 'Calls',
    time: 'Started',
    reported: 'Reported',
    booked: 'Booked',
    difference: 'Difference',
    percent: 'of booked',
    says: 'Who says more',
    more: 'Calls: they more : we more',
    currency: 'Currency',
  },
  avoided: {
    title: 'Double counts avoided',
    meaning:
      'One call is often reported several times: by its SDK, an instrumentation, a gateway, the agent around it. It counts once; this is what adding all reports would have cost instead.',
    todo: 'Nothing has to be done. If you compare with a tool that shows more than TokenLedger, this is where to look first.',
    none: 'Nothing was reported twice',
    noneWhy: 'Each call of this range was seen once, by one observer.',
    sum: 'would have been added for {{tokens}} tokens (readings that do not count: {{readings}}).',
    limits:
      'A report that was sent again unchanged replaces itself and leaves no trace to count. Answers from a gateway’s response cache are dropped on arrival.',
    unpriced: 'and {{count}} without a price',
    toDuplicates: 'Look at them',
    column: {
      reason: 'Why they are not added',
      calls: 'Calls',
      readings: 'Readings',
      booked: 'Counted instead',
      tokens: 'Tokens avoided',
      cost: 'Cost avoided',
    },
    reason: {
      SEEN_BY_SEVERAL: 'Seen by several observers',
      CONTAINER: 'Agents and workflows',
      SUPERSEDED: 'Bookings taken back',
      POSSIBLE_DUPLICATE: 'Possible duplicates',
    },
    why: {
      SEEN_BY_SEVERAL: 'One booking stands for all readings of the call.',
      CONTAINER:
        'Their own spans repeat the calls below them; an agent inside an agent repeats them once more. What no call explains is counted.',
      SUPERSEDED: 'A later reading made them void. They were made of readings counted above, and are not added here.',
      POSSIBLE_DUPLICATE: 'Nobody can tell whether they count already: shown, not charged, and not in the sum.',
    },
  },
  reported: {
    title: 'Cost as reported by the sender',
    meaning:
      'Some instrumentations and gateways send their own cost. It is kept as evidence and compared with what is booked.',
    todo: 'Open the calls with the largest differences: a wrong price on either side, or a discount that only one side knows, shows in the lines of the receipt.',
    none: 'Nothing to compare',
    noneWhy: 'No call of this range came with a cost of its sender’s in the currency of its price.',
    groups: 'By model and dialect',
    largest: 'Calls with the largest differences',
    direction: {
      theyMore:
        'more than booked ({{percent}}): senders reported {{reported}} for {{calls}} calls, {{booked}} is booked.',
      weMore:
        'less than booked ({{percent}}): senders reported {{reported}} for {{calls}} calls, {{booked}} is booked.',
      same: 'difference: senders reported {{reported}} for {{calls}} calls, which is what is booked.',
    },
    says: { theyMore: 'the sender', weMore: 'the ledger', same: 'neither' },
    notCompared:
      'Not compared: {{otherCurrency}} calls reported in another currency than their price, {{withoutPrice}} calls without a price of ours.',
  },
} as const;
