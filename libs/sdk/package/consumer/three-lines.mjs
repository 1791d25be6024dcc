/** A host in ES modules with nothing but the three lines. */
import { trace } from '@opentelemetry/api';
import { startUsageTelemetry, withUsageContext } from '@tokenledger/sdk';

const [endpoint, calls] = process.argv.slice(2);
startUsageTelemetry({ endpoint, ingestionKey: 'key', maxDelayMs: 60_000 });

withUsageContext({ team: 'search' }, () => {
  for (let index = 0; index < Number(calls); index += 1) {
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.response.id': `resp-${index}`,
      'gen_ai.prompt': 'CANARY',
    };
    trace.getTracer('host').startSpan('chat', { attributes }).end();
  }
});
