/** Texts of roles, wherever they are shown, English. */
export const ROLES_EN = {
  names: {
    owner: 'Owner',
    finance: 'Finance',
    platformAdmin: 'Platform administrator',
    lead: 'Lead',
    member: 'Member',
    auditor: 'Auditor',
  },
  may: {
    owner: 'may see and change everything in the organisation',
    finance: 'sees all spend, changes prices, the currency and what belongs to whom',
    platformAdmin: 'sees all spend, runs the pipeline, the keys, the directory and the people',
    lead: 'sees all spend',
    member: 'sees all spend',
    auditor: 'sees everything and changes nothing',
  },
  within: {
    costCentre: 'sees the spend of cost centre {{ unit }} and all below it',
    team: 'sees the spend of team {{ unit }} and all below it',
    project: 'sees the spend of project {{ unit }}',
  },
  of: {
    costCentre: '{{ role }} of cost centre {{ unit }}',
    team: '{{ role }} of team {{ unit }}',
    project: '{{ role }} of project {{ unit }}',
  },
  kinds: { costCentre: 'Cost centre', team: 'Team', project: 'Project' },
  fields: {
    role: 'Role',
    withinHint: 'Shows the spend of one unit, and changes nothing.',
    scope: 'Where',
    everywhere: 'The whole organisation',
    unit: { costCentre: 'Id of the cost centre', team: 'Id of the team', project: 'Id of the project' },
    unitHint: 'As the directory has it.',
  },
} as const;
