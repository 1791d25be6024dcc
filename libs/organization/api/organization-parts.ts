import type {
  CallPresence,
  KeyManager,
  PasswordChanger,
  ReportingCurrencies,
  SignIn,
  Tenants,
  Users,
} from '@tokenledger/organization/domain';

import type { OwnOrigin } from './session/own-origin';
import type { SessionCookie } from './session/session-cookie';

/** What resolvers and controllers of this context call. */
export interface OrganizationParts {
  readonly tenants: Pick<Tenants, 'find'> & Pick<ReportingCurrencies, 'setReportingCurrency'>;
  readonly users: Pick<Users, 'find'>;
  readonly calls: CallPresence;
  readonly keys: KeyManager;
  readonly signIn: SignIn;
  readonly passwords: PasswordChanger;
  readonly cookie: SessionCookie;
  readonly origin: OwnOrigin;
}

export const ORGANIZATION_PARTS = Symbol('OrganizationParts');
