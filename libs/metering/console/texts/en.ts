import { CALL_EN } from '../call/texts/en';
import { CHECKS_EN } from '../checks/texts/en';
import { CALLS_EN } from '../calls/texts/en';
import { EXPLORE_EN } from '../explore/texts/en';
import { FLOWS_EN } from '../flows/texts/en';
import { OVERVIEW_EN } from '../overview/texts/en';
import { UNALLOCATED_EN } from '../unallocated/texts/en';
import { UNITS_EN } from '../units/texts/en';

/** Texts of this context's screens, English: the source that other languages must match. */
export const METERING_EN = {
  metering: {
    call: CALL_EN,
    calls: CALLS_EN,
    checks: CHECKS_EN,
    explore: EXPLORE_EN,
    flows: FLOWS_EN,
    overview: OVERVIEW_EN,
    unallocated: UNALLOCATED_EN,
    units: UNITS_EN,
    notConverted: {
      noRate:
        'There is no exchange rate into {{currency}} for {{calls}} calls: {{amounts}} are not in the amounts in {{currency}}.',
      enterRate: 'Enter the rate',
      otherCurrency:
        '{{calls}} calls were converted before the reporting currency was changed: {{amounts}} are not in the amounts in {{currency}} until these calls are rated again.',
    },
    view: {
      label: 'What is looked at',
      compareWith: 'Comparison',
      comparison: {
        previous: 'vs. period before',
        year: 'vs. year before',
        none: 'No comparison',
      },
      timeZone: 'Time zone',
    },
    dimension: {
      team: 'team',
      project: 'project',
      costCenter: 'cost centre',
      service: 'service',
      environment: 'environment',
      provider: 'provider',
      model: 'model',
      operation: 'operation',
      purpose: 'purpose',
      user: 'user',
      agent: 'agent',
      ingestionKey: 'ingestion key',
      originatingTeam: 'originating team',
      originatingProject: 'originating project',
      originatingCostCenter: 'originating cost centre',
      unallocatedReason: 'reason for no owner',
    },
  },
} as const;
