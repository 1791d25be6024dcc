import { activeUsageOwner, type UsageOwner, withUsageContext } from './usage-context';

/** Carries for whom a service works to the services that it calls: `team=apps&project=mail`, as a form is encoded. */
export const ORIGINATOR_HEADER = 'tokenledger-originator';

const LONGEST_HEADER_CHARACTERS = 4_096;

/** Headers as Node, `fetch` or a framework has them. */
export type RequestHeaders =
  { get(name: string): string | null | undefined } | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Headers for a request to another service of the same company, so that the model calls that it causes there are known to be
 * made for whoever is active here (`withUsageContext`): the originator that came with our own request, else the owner.
 *
 * Not for requests to model providers or anybody outside: they would learn the names.
 * @returns none where nobody is active
 */
export function originatorHeaders(): Record<string, string> {
  const { team, project, costCenter, ...active } = activeUsageOwner() ?? {};
  const came = [active.originatingTeam, active.originatingProject, active.originatingCostCenter];
  const [first, second, third] = came.some((name) => name !== undefined) ? came : [team, project, costCenter];
  const names = { team: first, project: second, cost_center: third };
  const given = Object.entries(names).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? {} : { [ORIGINATOR_HEADER]: new URLSearchParams(given).toString() };
}

/**
 * Runs `run` so that model calls started in it are made for whom a request's headers name. Without such a header it runs as it
 * is. Take it from your own services only: whoever can write the header says who is charged in reports by originator.
 */
export function withOriginator<Result>(headers: RequestHeaders, run: () => Result): Result {
  const text = headerOf(headers);
  if (text === undefined || text.length > LONGEST_HEADER_CHARACTERS) return run();
  const names = new URLSearchParams(text);
  const originator: UsageOwner = {
    originatingTeam: names.get('team') ?? '',
    originatingProject: names.get('project') ?? '',
    originatingCostCenter: names.get('cost_center') ?? '',
  };
  return withUsageContext(originator, run);
}

function headerOf(headers: RequestHeaders): string | undefined {
  if (typeof headers.get === 'function')
    return (headers.get as (name: string) => string | null)(ORIGINATOR_HEADER) ?? undefined;
  const given = (headers as Readonly<Record<string, string | readonly string[] | undefined>>)[ORIGINATOR_HEADER];
  return typeof given === 'string' ? given : given?.[0];
}
