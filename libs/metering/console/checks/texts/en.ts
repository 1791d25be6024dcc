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
  notTold: 'not told',
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
    workspace: 'Workspace',
    apiKey: 'Key',
    provider: 'Provider',
    observer: 'Told by',
    tokens: 'Tokens',
    cost: 'Spend',
    unpriced: 'Without a price',
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    requested: 'Asked for',
    served: 'Answered by',
    kind: 'What it is',
    priceInput: 'Input, per million',
    priceOutput: 'Output, per million',
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
  uninstrumented: {
    title: 'Uninstrumented spend',
    meaning:
      'Calls that a vendor or a gateway reports and no service of yours does: they are booked, and whoever made them is only known by the vendor’s workspace and key.',
    todo: 'Find who uses the workspace or key, let their service report its calls (Ingestion has the set-up), or retire the key.',
    noReports: 'No vendor and no gateway reports to this ledger',
    noReportsWhy:
      'Without their reports nobody can tell what services do not report. Vendors and gateways can send their own telemetry here.',
    toIngestion: 'Set up a vendor or gateway',
    none: 'Services report all that vendors and gateways do',
    noneWhy: 'Each of the {{calls}} calls that they reported was seen by a service as well.',
    sum: 'spent outside of what services report: {{calls}} calls, {{tokens}} tokens.',
    observer: { vendor: 'The vendor', gateway: 'A gateway' },
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
  served: {
    title: 'Models substituted',
    meaning:
      'Calls that asked for one model and were answered by another. A version of the same model (gpt-4o as gpt-4o-2024-08-06) is none; a router that was asked to choose is none.',
    todo: 'Ask whoever runs the gateway, or the vendor, whether that was agreed. The model that answered is what is charged.',
    noNames: 'No call names both models',
    noNamesWhy:
      'Without the model that answered, nothing can be compared: let instrumentations report gen_ai.response.model.',
    none: 'Every call was answered by the model that was asked for',
    noneWhy: 'The names of both were compared for {{calls}} calls.',
    noneOfMany: 'None among the pairs of names that were looked at',
    noneOfManyWhy:
      'Of the {{calls}} calls that name both models, those with the most frequent pairs of names were looked at. Choose a shorter range or a filter to look at the others.',
    compared:
      'Calls that name both models: {{calls}}. A substitution that the answer does not admit to shows below at best.',
    kind: {
      'other-model': 'another model',
      'unknown-name': 'asked for by a name of one’s own',
    },
  },
  answers: {
    title: 'Answers by model',
    meaning:
      'Lengths, endings and price of answers in the range, with the 28 days before it in brackets: a silent downgrade by a vendor or reseller changes them.',
    todo: 'Look at a flagged model’s calls before and after the change. New prompts or features change answers as well: ask its teams first.',
    none: 'No whole answers',
    noneWhy: 'No call of this range was answered completely.',
    before: '({{value}})',
    indices: 'lengths {{lengths}}, endings {{endings}}',
    course: 'Mean length of the answers of {{model}} by week',
    limits:
      'Flagged by the population stability index of lengths and endings: from 0.10 drifting, above 0.25 shifted (Siddiqi 2006), and only above what chance gives in one of a thousand comparisons; at least 200 answers on both sides. Where the services that call changed (index above 0.25) nothing is flagged. Failed and cut-off calls, embeddings and incomplete usage are left out.',
    column: {
      verdict: 'Against the weeks before',
      mean: 'Mean tokens',
      median: 'Half within',
      p90: 'Nine tenths within',
      weeks: 'Mean by week',
      endings: 'Ended with',
      price: 'Price per call',
    },
    verdict: {
      TOO_FEW: 'Too few to judge',
      CALLERS_CHANGED: 'Callers changed',
      STEADY: 'Steady',
      DRIFTING: 'Drifting',
      SHIFTED: 'Shifted',
    },
  },
} as const;
