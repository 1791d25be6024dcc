import { computed, inject, Service, signal } from '@angular/core';
import { CurrentAccess, CurrentOrganization } from '@tokenledger/shared/console-api';

import type { RuleSetFieldsFragment } from '../operations';
import { changesBetween, countOf, sayTheSame } from './rule-list';
import type { Rule } from './rule-words';

interface Draft {
  /** The version that the draft was begun from, or looked at since. */
  readonly seen: RuleSetFieldsFragment;
  readonly rules: readonly Rule[];
}

/** Somebody else, or of another organisation, may sign in without the page being loaded anew. */
interface OfSomebody<T> {
  readonly whose: string;
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
  private readonly access = inject(CurrentAccess);
  private readonly told = signal<OfSomebody<RuleSetFieldsFragment> | undefined>(undefined);
  private readonly draft = signal<OfSomebody<Draft> | undefined>(undefined);
  private readonly saidByOthers = signal<OfSomebody<RuleSetFieldsFragment> | undefined>(undefined);
  private readonly asked = signal<OfSomebody<AskedPreview> | undefined>(undefined);

  /** Whoever is signed in, where; undefined while nobody is. */
  readonly whose = computed(() => {
    const organization = this.organization.value()?.id;
    return organization && JSON.stringify([organization, this.access.value()?.user?.email]);
  });
  private readonly inForce = computed(() => this.ofThis(this.told()));
  /** Somebody else's, saved while this draft was written. */
  readonly theirs = computed(() => this.ofThis(this.saidByOthers()));

  private readonly own = computed(() => this.ofThis(this.draft()));
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
    const seen = this.seen();
    if (seen !== undefined) this.draft.set(this.kept({ seen, rules }));
  }

  discard(): void {
    this.draft.set(undefined);
    this.saidByOthers.set(undefined);
  }

  /** Theirs in the place of the draft, which is gone. */
  takeTheirs(): void {
    const theirs = this.theirs();
    if (theirs !== undefined) this.told.set(this.kept(theirs));
    this.discard();
  }

  /** Keeps the draft, to be saved in the place of theirs. */
  keepOverTheirs(): void {
    const [draft, theirs] = [this.own(), this.theirs()];
    if (draft !== undefined && theirs !== undefined) this.draft.set(this.kept({ ...draft, seen: theirs }));
    this.saidByOthers.set(undefined);
  }

  saved(rules: RuleSetFieldsFragment): void {
    this.told.set(this.kept(rules));
    this.discard();
  }

  private kept<T>(what: T | undefined): OfSomebody<T> | undefined {
    const whose = this.whose();
    return what === undefined || whose === undefined ? undefined : { whose, what };
  }

  private ofThis<T>(kept: OfSomebody<T> | undefined): T | undefined {
    return kept?.whose === this.whose() ? kept?.what : undefined;
  }
}
