import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PostgresUnavailableError } from '../pool/postgres-errors';

/** The user that runs the server, where it is not the user of this process. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root; root lends it an account that has no rights: `postgres` where there is one, else
 * `nobody`. Nothing on the system is changed for it.
 * @returns undefined where this process is not root's
 */
export async function serverAccount(): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = new Map(
    (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => {
      const [name = '', , uid, gid] = line.split(':');
      return [name, { name, uid: Number(uid), gid: Number(gid) }] as const;
    }),
  );
  const account = accounts.get('postgres') ?? accounts.get('nobody');
  if (account === undefined) {
    throw new PostgresUnavailableError(
      'PostgreSQL does not run as root, and this system has neither a user postgres nor nobody: start as another user',
    );
  }
  return account;
}

/**
 * @throws PostgresUnavailableError that names the folder which keeps the account from reaching the path
 */
export async function requireReachable(path: string, account: ServerAccount): Promise<void> {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & enter) === 0) {
      throw new PostgresUnavailableError(
        `PostgreSQL does not run as root, and its user ${account.name} may not enter ${folder}: allow it ` +
          `(chmod o+x ${folder}), choose another place, or start as another user than root`,
      );
    }
    if (folder === dirname(folder)) return;
  }
}
