import { computed, inject, Service, signal } from '@angular/core';
import { CurrentOrganization } from '@tokenledger/shared/console-api';

import type { RuleSetFieldsFragment } from '../operations';
import { changesBetween, countOf, sayTheSame } from './rule-list';
import type { Rule } from './rule-words';

interface Draft {
  readonly organization: string;
  /** The version that the draft was begun from, or looked at since. */
  readonly seen: RuleSetFieldsFragment;
  readonly rules: readonly Rule[];
}

/** Somebody may sign in to another organisation without leaving the page. */
interface OfOrganization<T> {
  readonly organization: string;
  readonly what: T;
}

/** A preview that was asked for, and the rules that it was made of. */
export interface AskedPreview {
  readonly id: string;
  readonly rules: readonly Rule[];
}

/** Rules that somebody changed and did not save yet; they are kept while other pages are looked at. */
@Service()
export class RuleDraft {
  private readonly organization = inject(CurrentOrganization);
  private readonly told = signal<OfOrganization<RuleSetFieldsFragment> | undefined>(undefined);
  private readonly draft = signal<Draft | undefined>(undefined);
  private readonly saidByOthers = signal<OfOrganization<RuleSetFieldsFragment> | undefined>(undefined);
  private readonly asked = signal<OfOrganization<AskedPreview> | undefined>(undefined);

  private readonly inForce = computed(() => this.ofThis(this.told()));
  /** Somebody else's, saved while this draft was written. */
  readonly theirs = computed(() => this.ofThis(this.saidByOthers()));

  private readonly own = computed(() => {
    const draft = this.draft();
    return draft?.organization === this.organization.value()?.id ? draft : undefined;
  });
  /** The one that was asked for last. */
  readonly preview = computed(() => this.ofThis(this.asked()));
  /** What the draft is compared with and saved against. */
  readonly seen = computed(() => this.own()?.seen ?? this.inForce());
  readonly rules = computed((): readonly Rule[] => this.own()?.rules ?? this.inForce()?.rules ?? []);
  readonly changes = computed(() => changesBetween(this.seen()?.rules ?? [], this.rules()));
  readonly changeCount = computed(() => countOf(this.changes()));
  readonly isChanged = computed(() => this.changeCount() > 0);
  /** Whether the preview was made of other rules than those in view. */
  readonly isPreviewOld = computed(() => {
    const preview = this.preview();
    return preview !== undefined && !sayTheSame(preview.rules, this.rules());
  });

  /** The rules in force as the API tells them now. */
  tellInForce(rules: RuleSetFieldsFragment): void {
    this.told.set(this.kept(rules));
    const draft = this.own();
    if (draft !== undefined && draft.seen.revision < rules.revision) this.tellTheirs(rules);
  }

  tellPreview(preview: AskedPreview | undefined): void {
    this.asked.set(this.kept(preview));
  }

  tellTheirs(rules: RuleSetFieldsFragment): void {
    this.saidByOthers.set(this.kept(rules));
  }

  change(rules: readonly Rule[]): void {
    const [organization, seen] = [this.organization.value()?.id, this.seen()];
    if (organization === undefined || seen === undefined) return;
    this.draft.set({ organization, seen, rules });
  }

  discard(): void {
    this.draft.set(undefined);
    this.saidByOthers.set(undefined);
  }

  /** Keeps the draft, to be saved in the place of theirs. */
  keepOverTheirs(): void {
    const [draft, theirs] = [this.own(), this.theirs()];
    if (draft !== undefined && theirs !== undefined) this.draft.set({ ...draft, seen: theirs });
    this.saidByOthers.set(undefined);
  }

  saved(rules: RuleSetFieldsFragment): void {
    this.told.set(this.kept(rules));
    this.discard();
  }

  private kept<T>(what: T | undefined): OfOrganization<T> | undefined {
    const organization = this.organization.value()?.id;
    return what === undefined || organization === undefined ? undefined : { organization, what };
  }

  private ofThis<T>(kept: OfOrganization<T> | undefined): T | undefined {
    return kept?.organization === this.organization.value()?.id ? kept?.what : undefined;
  }
}
