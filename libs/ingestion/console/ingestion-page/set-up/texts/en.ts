export const SET_UP_EN = {
  failed: 'The addresses to send to could not be found out',
  keyTitle: 'Get an ingestion key',
  keyWhy:
    'The key says whose the usage is. One for each sender lets you see, replace and end each alone. Its secret is shown once.',
  makeKey: 'Make a key',
  toKeys: 'See the keys there are',
  keyInSnippets:
    'Key “{{ name }}” ({{ id }}) stands in the code below until you leave or reload this page. It is stored nowhere.',
  forgetKey: 'Take it out',
  sendTitle: 'Send calls',
  otlpHttp: 'OTLP over HTTP',
  otlpGrpc: 'OTLP over gRPC',
  kafka: 'Kafka brokers, for senders that sign their records',
  notTold: 'not told by this installation',
  noEndpoint:
    'This installation does not say where senders reach it. Ask whoever runs TokenLedger for the address, or to set PUBLIC_OTLP_HTTP_URL.',
  copyAddress: 'Copy the address of {{ of }}',
  team: 'Team',
  project: 'Project',
  ownerWhy:
    'The attributes “team” and “project” say who pays. A call without team, project and cost centre is counted, and shown as unallocated.',
  way: 'Way of sending',
  copySnippet: 'Copy the code',
  ways: {
    sdk: {
      name: 'TypeScript SDK',
      what: 'For Node services. It joins the OpenTelemetry that runs already, or starts one; it loses no call to sampling, and sends no prompt.',
      owner: '“owner” holds for the whole service; withUsageContext({ team, project }, …) for what runs inside it.',
    },
    environment: {
      name: 'OTLP variables',
      what: 'For any service with an OpenTelemetry SDK that reports model calls (GenAI conventions). No code changes.',
      owner:
        'OTEL_RESOURCE_ATTRIBUTES holds for the whole process; attributes “team” and “project” on a span win over it.',
    },
    curl: {
      name: 'curl',
      what: 'Sends one call of gpt-4o made now: 1,200 input tokens, 1,000 of them from the cache, and 80 output tokens. Paste it into a shell to see it arrive. It is booked like any other call.',
      owner: 'The attributes of the resource name the owner: “team” and “project”.',
    },
    collector: {
      name: 'OpenTelemetry Collector',
      what: 'For an estate with Collectors of its own: add this exporter, and a pipeline without sampling.',
      owner:
        'Senders name “team” and “project” themselves; the processor “resource/owner” fills in what they leave out.',
    },
    'claude-code': {
      name: 'Claude Code',
      what: 'Claude Code reports each request as a log event. Its metrics add up the same requests, so they are not switched on here.',
      owner:
        'OTEL_RESOURCE_ATTRIBUTES names “team” and “project” for whoever starts it; the person comes from user.email of the event.',
    },
    python: {
      name: 'Python',
      what: 'For Python services that call a model through the OpenAI client; other clients have an instrumentation of their own.',
      owner: 'Resource.create holds for the whole process; attributes “team” and “project” on a span win over it.',
    },
  },
  arrivalTitle: 'See it arrive',
  waitingFirst: 'Waiting for the first call…',
  waitingNext: 'Waiting for the next call…',
  waitingKey: 'Waiting for the first call with key “{{ name }}”…',
  waitingHint: 'This looks every 5 seconds. A call usually shows within 10 seconds of being sent.',
  arrived: 'It works: “{{ service }}” reported {{ age }}.',
  unnamedService: 'a service without a name',
  unnamedModel: 'model not named',
  toCall: 'Open the call ({{ model }})',
  toCalls: 'See the calls',
} as const;
