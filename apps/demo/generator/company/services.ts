import type { DemoKey } from '../demo-call';
import type { Lineup } from './models';
import type { TeamName } from './teams';
import type { WorkloadName } from './workloads';

/** What sends model calls. */
export interface DemoService {
  readonly name: string;
  /** Undefined where nobody said whose it is. */
  readonly team: TeamName | undefined;
  readonly project: string | undefined;
  readonly workload: WorkloadName;
  readonly lineup: Lineup;
  /** Of all calls, against the other services. */
  readonly share: number;
  readonly key: DemoKey;
  /** Where in the shown time it begins, from 0 to 1. */
  readonly since: number;
}

type Row = readonly [name: string, workload: WorkloadName, lineup: Lineup, share: number, since?: number];

function services(team: TeamName, project: string, ...rows: readonly Row[]): readonly DemoService[] {
  return rows.map(([name, workload, lineup, share, since = 0]) => ({
    name,
    team,
    project,
    workload,
    lineup,
    share,
    since,
    key: keyOf(name, workload),
  }));
}

function keyOf(name: string, workload: WorkloadName): DemoKey {
  if (name === FIELD_NOTES) return 'contractor';
  return workload === 'coding-agent' ? 'coding-agents' : 'services';
}

/** The agent that a loop runs away with. */
export const MIGRATION_AGENT = 'firmware-migration-agent';
/** The service that a team moves to a dearer model. */
export const CONTENT_STUDIO = 'content-studio';
/** The service whose prompt cache breaks. */
export const SUPPORT_COPILOT = 'support-copilot';
/** What the contractor works on, by day. */
export const FIELD_NOTES = 'field-notes-import';

export const SERVICES: readonly DemoService[] = [
  ...services(
    'platform',
    'developer-portal',
    ['portal-assistant', 'assistant', 'general', 3],
    ['docs-search', 'retrieval', 'embedding', 4],
  ),
  ...services(
    'platform',
    'ci-insights',
    ['ci-failure-explainer', 'extraction', 'fast', 4],
    ['flaky-test-triage', 'nightly-batch', 'fast', 2],
  ),
  ...services(
    'platform',
    'coding-agents',
    ['claude-code', 'coding-agent', 'code', 9],
    ['review-bot', 'coding-agent', 'claude', 4, 0.2],
  ),
  ...services(
    'fleet-control',
    'mission-planner',
    ['mission-planner', 'extraction', 'premium', 4],
    ['route-explainer', 'customer-chat', 'general', 2],
  ),
  ...services(
    'fleet-control',
    'fleet-telemetry',
    ['incident-summariser', 'nightly-batch', 'general', 3],
    ['anomaly-narrator', 'extraction', 'own', 2, 0.45],
  ),
  ...services('fleet-control', 'firmware-migration', [MIGRATION_AGENT, 'coding-agent', 'code', 3, 0.5]),
  ...services(
    'perception',
    'scene-captioning',
    ['scene-captioner', 'nightly-batch', 'vision', 6],
    ['label-checker', 'extraction', 'vision', 3],
  ),
  ...services('perception', 'dataset-curation', ['dataset-curator', 'nightly-batch', 'vision', 3, 0.15]),
  ...services(
    'support',
    'support-desk',
    [SUPPORT_COPILOT, 'customer-chat', 'claude', 7],
    ['ticket-router', 'customer-chat', 'fast', 5],
    ['answer-drafts', 'assistant', 'claude', 3],
  ),
  ...services(
    'support',
    'help-centre',
    ['help-centre-chat', 'customer-chat', 'general', 5, 0.1],
    ['help-centre-search', 'retrieval', 'embedding', 4],
  ),
  ...services(
    'field-service',
    'technician-app',
    ['technician-assistant', 'customer-chat', 'general', 3],
    ['manual-search', 'retrieval', 'embedding', 2],
  ),
  ...services(
    'field-service',
    'service-reports',
    ['report-writer', 'extraction', 'european', 3],
    [FIELD_NOTES, 'extraction', 'general', 1],
  ),
  ...services(
    'sales',
    'deal-desk',
    ['proposal-writer', 'assistant', 'premium', 2],
    ['call-notes', 'extraction', 'general', 3],
  ),
  ...services('sales', 'account-research', ['account-researcher', 'assistant', 'premium', 1, 0.3]),
  ...services(
    'marketing',
    'content-studio',
    [CONTENT_STUDIO, 'assistant', 'general', 4],
    ['translation', 'extraction', 'european', 3],
  ),
  ...services('marketing', 'web-personalisation', ['web-personaliser', 'customer-chat', 'fast', 3, 0.35]),
  ...services('data-science', 'forecasting', ['forecast-explainer', 'nightly-batch', 'general', 2]),
  ...services(
    'data-science',
    'warehouse-assistant',
    ['sql-assistant', 'assistant', 'claude', 3],
    ['catalogue-search', 'retrieval', 'embedding', 2],
  ),
  ...services(
    'applied-research',
    'manipulation-lab',
    ['grasp-planner-eval', 'nightly-batch', 'premium', 2],
    ['paper-reader', 'assistant', 'premium', 1],
  ),
  ...services('applied-research', 'simulation', ['scenario-writer', 'nightly-batch', 'claude', 2, 0.25]),
  ...services(
    'finance',
    'invoice-matching',
    ['invoice-reader', 'month-end', 'vision', 3],
    ['expense-checker', 'month-end', 'general', 2],
  ),
  ...services(
    'legal',
    'contract-review',
    ['contract-reviewer', 'assistant', 'claude', 1],
    ['clause-search', 'retrieval', 'embedding', 1],
  ),
  ...services(
    'people',
    'people-desk',
    ['people-assistant', 'assistant', 'general', 1],
    ['cv-screening', 'extraction', 'european', 1],
  ),
  {
    name: 'legacy-summariser',
    team: undefined,
    project: undefined,
    workload: 'extraction',
    lineup: 'general',
    share: 2,
    key: 'services',
    since: 0,
  },
];

/** @throws RangeError where there is none of that name */
export function serviceNamed(name: string): DemoService {
  const service = SERVICES.find((candidate) => candidate.name === name);
  if (service === undefined) throw new RangeError(`there is no service ${name}`);
  return service;
}
