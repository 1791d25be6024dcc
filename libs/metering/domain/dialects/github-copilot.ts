import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { decimalText } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

/**
 * GitHub Copilot in VS Code and its CLI (microsoft/vscode-docs monitoring-agents.md): the conventions, repeated on
 * `invoke_agent`. Its `github.copilot.cost` counts premium requests of a seat and is no money.
 */
export const githubCopilot: Dialect = {
  name: 'github-copilot',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const service = record.origin.resource.get('service.name');
    const requests = record.attributes.get('github.copilot.cost');
    if (requests === undefined && service !== 'copilot-chat' && service !== 'github-copilot') return undefined;
    const recognition = recogniseByOperation(record, { dialect: 'github-copilot' });
    if (recognition?.outcome !== 'reading') return recognition;
    const text = decimalText(requests);
    if (text === undefined) return recognition;
    const extraUnits = { ...recognition.reading.extraUnits, premium_requests: text };
    return { outcome: 'reading', reading: { ...recognition.reading, extraUnits } };
  },
};
