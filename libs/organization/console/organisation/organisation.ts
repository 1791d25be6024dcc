import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, type Changed, changeApi, May } from '@tokenledger/shared/console-api';
import { Banner, FailureNote, Numbers, Toasts, translator } from '@tokenledger/shared/ui';

import {
  CancelOrganizationDeletionDocument,
  DeleteOrganizationDocument,
  RenameOrganizationDocument,
} from '../operations';
import { PeopleSetting } from '../people/people-setting';
import { ViewerSession } from '../session/viewer-session';
import { ExportList } from './export-list';

interface Issues {
  readonly issues: readonly { readonly message: string }[];
}

/** What owners do with the organisation as a whole: its name, how its people are shown, taking all of it out, and its end. */
@Component({
  selector: 'tl-organisation-page',
  imports: [Banner, ExportList, FailureNote, May, PeopleSetting, TranslocoDirective],
  templateUrl: './organisation.html',
  styleUrl: './organisation.css',
})
export class OrganisationPage {
  private readonly session = inject(ViewerSession);
  private readonly numbers = inject(Numbers);
  private readonly toasts = inject(Toasts);
  private readonly translate = translator('organization.organisation');
  private readonly renameIt = changeApi(RenameOrganizationDocument);
  private readonly deleteIt = changeApi(DeleteOrganizationDocument);
  private readonly cancelIt = changeApi(CancelOrganizationDeletionDocument);

  protected readonly organization = computed(() => this.session.viewer()?.organization);
  protected readonly due = computed(() => {
    const organization = this.organization();
    const dueAt = organization?.deletion?.dueAt;
    return dueAt && this.numbers.dateTime(new Date(dueAt), organization?.timeZone ?? 'UTC');
  });
  protected readonly isWorking = signal(false);
  protected readonly nameProblem = signal<string | undefined>(undefined);
  protected readonly deletionProblem = signal<string | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  protected async rename(event: Event): Promise<void> {
    const name = fieldOf(event, 'name');
    this.nameProblem.set(undefined);
    const changed = await this.change(() => this.renameIt({ name }));
    if (changed?.renameOrganization.__typename === 'InvalidOrganizationInput') {
      this.nameProblem.set(messageOf(changed.renameOrganization));
    } else if (changed !== undefined) this.toasts.show({ text: this.translate()('renamed') });
  }

  protected async delete(event: Event): Promise<void> {
    const name = fieldOf(event, 'typed');
    this.deletionProblem.set(undefined);
    const changed = await this.change(() => this.deleteIt({ name }));
    if (changed?.deleteOrganization.__typename === 'InvalidOrganizationInput') {
      this.deletionProblem.set(messageOf(changed.deleteOrganization));
    }
  }

  protected async keep(): Promise<void> {
    const changed = await this.change(() => this.cancelIt({}));
    if (changed !== undefined) {
      this.toasts.show({ text: this.translate()(changed.cancelOrganizationDeletion ? 'kept' : 'tooLate') });
    }
  }

  /** What the frame around the page shows of the organisation is asked for anew. */
  private async change<Data>(send: () => Promise<Changed<Data>>): Promise<Data | undefined> {
    if (this.isWorking()) return undefined;
    this.isWorking.set(true);
    this.failure.set(undefined);
    const changed = await send();
    this.isWorking.set(false);
    if (!changed.done) {
      this.failure.set(changed.failure);
      return undefined;
    }
    await this.session.load();
    return changed.data;
  }
}

function fieldOf(event: Event, name: string): string {
  event.preventDefault();
  return String(new FormData(event.target as HTMLFormElement).get(name) ?? '');
}

function messageOf({ issues }: Issues): string {
  return issues.map(({ message }) => message).join(' ');
}
