export const STATUS_EN = {
  failed: 'The state of ingestion could not be found out',
  badges: { RECEIVING: 'Receiving', IDLE: 'Idle', DELAYED: 'Delayed', NEVER_RECEIVED: 'Nothing yet' },
  states: {
    RECEIVING: 'Calls arrive and reach the figures: the newest report came {{ age }}.',
    IDLE: 'No call arrived within the last 5 minutes; the newest report came {{ age }}. That is right if nothing was called.',
    DELAYED:
      'What arrives reaches the figures late. Nothing is lost: what waits is booked once the processor catches up.',
    NEVER_RECEIVED: 'No call has ever arrived. Make a key and send the first one; it takes a minute.',
  },
  toSetUp: 'Send the first call',
  newestArrival: 'Newest report arrived',
  newestCall: 'Newest call started',
  newestCallHelp:
    'When the newest call was made, by the sender’s clock. A report may arrive later than its call: batches, retries and imports do.',
  lag: 'Records that wait',
  lagHelp:
    'Records in the stream that no processor has booked yet, of all organisations together. One record holds many calls.',
  measured: 'counted {{ age }}',
  lagUnknown: {
    NOT_TOLD: 'Not known: the stream’s brokers do not tell it.',
    NO_PROCESSOR: 'Not known: no processor is alive, so nothing is booked. Whoever runs TokenLedger must start one.',
  },
  pending: 'Quarter hours pending',
  pendingHelp:
    'Quarters of an hour with calls that are not in the figures yet. They are brought up to date within seconds while a processor runs.',
  pendingNone: 'all figures are up to date',
  pendingSome: 'being brought up to date',
  deadLetters: 'Dead letters waiting',
  toDeadLetters: 'See why, and replay',
  noDeadLetters: 'everything could be booked',
  perMinute: 'Calls per minute, last hour',
  inHour: '{{ calls }} calls by arrival; the running minute is not over',
  calls: 'Calls',
  senders: 'Senders',
  sendersNote: 'Who reported within the last 24 hours. One call may be reported by several.',
  sendersTruncated: 'These are the 200 with the most calls; there are more.',
  sendersFile: 'senders',
  noSenders: 'Nobody reported within the last 24 hours',
  noSendersWhy: 'If something should have been called, check that its exporter runs and that its key is in force.',
  withoutKey: 'without a key',
  columns: {
    key: 'Key',
    service: 'Service',
    dialect: 'Reported as',
    calls: 'Calls, 24 h',
    arrival: 'Newest report',
  },
} as const;
