/** An invented maker of warehouse robots. */
export const COMPANY = {
  id: 'halyard-robotics',
  name: 'Halyard Robotics (demo)',
  timeZone: 'Europe/Berlin',
  email: 'demo@halyard-robotics.example',
} as const;

export interface DemoTeam {
  readonly costCenter: string;
  /** People who work with assistants and coding agents. */
  readonly headcount: number;
}

export const TEAMS = {
  platform: { costCenter: 'CC-1100 Engineering', headcount: 22 },
  'fleet-control': { costCenter: 'CC-1100 Engineering', headcount: 18 },
  perception: { costCenter: 'CC-1100 Engineering', headcount: 14 },
  support: { costCenter: 'CC-1200 Customers', headcount: 26 },
  'field-service': { costCenter: 'CC-1200 Customers', headcount: 12 },
  sales: { costCenter: 'CC-1300 Market', headcount: 15 },
  marketing: { costCenter: 'CC-1300 Market', headcount: 9 },
  'data-science': { costCenter: 'CC-1400 Research', headcount: 11 },
  'applied-research': { costCenter: 'CC-1400 Research', headcount: 8 },
  finance: { costCenter: 'CC-1500 Corporate', headcount: 7 },
  legal: { costCenter: 'CC-1500 Corporate', headcount: 4 },
  people: { costCenter: 'CC-1500 Corporate', headcount: 5 },
} as const satisfies Readonly<Record<string, DemoTeam>>;

/** Its calls name no cost centre: the directory says it, and has another one from some day on. */
export const TEAM_THAT_MOVES = 'data-science' satisfies keyof typeof TEAMS;

export type TeamName = keyof typeof TEAMS;

const FIRST_NAMES = ['ada', 'ben', 'chen', 'dana', 'elif', 'femi', 'greta', 'hugo', 'ines', 'jonas', 'kira', 'luca'];
const LAST_NAMES = ['adler', 'brandt', 'costa', 'dietz', 'ekholm', 'fuchs', 'gruber', 'haas', 'ito', 'jansen', 'klein'];

/** The people of a team, always the same. No name is a real person's address: the domain is reserved for examples. */
export function peopleOf(team: TeamName): readonly string[] {
  const before = Object.keys(TEAMS).indexOf(team) * 13;
  return Array.from({ length: TEAMS[team].headcount }, (_, index) => {
    const number = before + index;
    const first = FIRST_NAMES[number % FIRST_NAMES.length];
    const last = LAST_NAMES[number % LAST_NAMES.length];
    return `${first}.${last}@halyard-robotics.example`;
  });
}
