import { Service, signal } from '@angular/core';

/** What pages must know of the organisation whose figures they show. */
export interface OrganizationInView {
  readonly id: string;
  readonly name: string;
  /** IANA name: whose days the organisation's days are; the zone of reports unless another is chosen. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly reportingCurrency: string;
  /** False until the first call was booked: pages then lead to it instead of showing nothing. */
  readonly hasCalls: boolean;
}

/** The organisation of whoever is signed in; set by the session, read by every context's pages. */
@Service()
export class CurrentOrganization {
  private readonly known = signal<OrganizationInView | undefined>(undefined);

  /** Undefined until the API said which. */
  readonly value = this.known.asReadonly();

  set(organization: OrganizationInView | undefined): void {
    this.known.set(organization);
  }
}
