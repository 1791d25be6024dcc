import { DOCUMENT } from '@angular/common';
import { Component, computed, DestroyRef, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type ApiFailure,
  askApi,
  changeApi,
  CurrentAccess,
  CurrentOrganization,
  May,
} from '@tokenledger/shared/console-api';
import { localDay } from '@tokenledger/shared/time';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  Banner,
  Dialogs,
  EmptyState,
  FailureNote,
  Numbers,
  PRESENT,
  type RangeChoice,
  RangePicker,
  resolveRange,
  Skeleton,
  Toasts,
  translator,
} from '@tokenledger/shared/ui';

import {
  AttributionRulesDocument,
  PreviewAttributionRulesDocument,
  type RuleSetFieldsFragment,
  SaveAttributionRulesDocument,
} from '../operations';
import { givenRange, givenRule } from './rule-address';
import { openRuleDialog } from './rule-dialog';
import { RuleDraft } from './rule-draft';
import { inputOf } from './rule-form';
import { RuleHistory } from './rule-history';
import { RuleJobs } from './rule-jobs';
import { idFrom, lastAsked, moved, withNew } from './rule-list';
import { RuleReattribution } from './rule-reattribution';
import { RuleTrial } from './rule-trial';
import { RuleUses } from './rule-use';
import { ownersOf, type Rule, sentenceOf, timeOf } from './rule-words';

interface Issue {
  readonly field: string;
  readonly message: string;
}

/** As many rows are quick to draw; more come when asked for. */
const ROWS_AT_ONCE = 100;

const EMPTY_RULE: Rule = {
  ...{ id: '', name: '', from: null, until: null, team: null, project: null, costCenter: null, purpose: null },
  conditions: [{ subject: 'service', operator: 'EQUALS', values: [] }],
  labels: [],
};

/** Who owns calls that do not say it: rules in their order, written as a draft, previewed, saved, and applied to the past. */
@Component({
  selector: 'tl-rules-page',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    Banner,
    EmptyState,
    FailureNote,
    May,
    RangePicker,
    RuleHistory,
    RuleJobs,
    RuleReattribution,
    RuleTrial,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './rules-page.html',
  styleUrl: './rules-page.css',
  providers: [RuleUses],
})
export class RulesPage {
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly present = inject(PRESENT);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly organization = inject(CurrentOrganization);
  private readonly access = inject(CurrentAccess);
  private readonly translate = translator('attribution.rules');
  private readonly save = changeApi(SaveAttributionRulesDocument);
  private readonly ask = changeApi(PreviewAttributionRulesDocument);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  private readonly reattribution = viewChild(RuleReattribution);
  protected readonly numbers = inject(Numbers);
  protected readonly draft = inject(RuleDraft);
  protected readonly uses = inject(RuleUses);

  protected readonly answer = askApi(AttributionRulesDocument, () => ({}));
  protected readonly search = signal('');
  protected readonly shownCount = signal(ROWS_AT_ONCE);
  /** Of the rule that the trial found. */
  protected readonly marked = signal<number | undefined>(undefined);
  protected readonly timeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');
  private readonly today = computed(() => localDay(this.present.now(), this.timeZone()));
  private readonly last = computed(() => lastAsked(this.draft.rules()));

  protected readonly rows = computed(() => {
    const [translate, typed, last] = [this.translate(), this.search().trim().toLocaleLowerCase(), this.last()];
    const added = new Set(this.draft.changes().added.map(({ id }) => id));
    const changed = new Set(this.draft.changes().changed.map(({ id }) => id));
    return this.draft
      .rules()
      .map((rule, place) => ({
        rule,
        place,
        sentence: sentenceOf(rule, translate),
        owners: ownersOf(rule),
        time: timeOf(rule, this.today()),
        days: this.daysOf(rule),
        state: added.has(rule.id) ? 'added' : changed.has(rule.id) ? 'changed' : '',
        isNeverAsked: last !== undefined && place > last,
      }))
      .filter(
        ({ rule, sentence, owners }) =>
          typed === '' ||
          [rule.name, rule.id, sentence, ...owners.map(({ name }) => name)].some((text) =>
            text.toLocaleLowerCase().includes(typed),
          ),
      );
  });
  /** Places are those of all rules: where some are hidden, nobody sees what is moved over. */
  protected readonly isMovable = computed(() => this.search() === '' && this.access.may('ATTRIBUTION_CHANGE'));
  protected readonly shown = computed(() => this.rows().slice(0, this.shownCount()));

  protected readonly range = signal<RangeChoice>(
    givenRange(this.route.snapshot.queryParamMap) ?? { preset: 'thisMonth' },
  );
  protected readonly reason = signal('');
  protected readonly isWorking = signal(false);
  protected readonly issues = signal<readonly Issue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly otherIssues = computed(() =>
    this.issues()
      .filter(({ field }) => field !== 'reason' && field !== 'from' && field !== 'to')
      .map(({ field, message }) => ({ field: this.placeText(field), message })),
  );
  /** The one that the address names; this page remembers which rules it was made of. */
  protected readonly previewId = computed(() => this.params().get('preview') ?? this.draft.preview()?.id);
  /** Of one that somebody else's address names nobody here knows its rules: it is of those in force, or of none of these. */
  protected readonly isPreviewOld = computed(() =>
    this.draft.preview()?.id === this.previewId() ? this.draft.isPreviewOld() : this.draft.isChanged(),
  );
  protected readonly previewState = signal<string | undefined>(undefined);
  protected readonly theirs = computed(() => {
    const theirs = this.draft.theirs();
    if (theirs === undefined) return undefined;
    const at = theirs.recordedAt === null ? '' : this.numbers.dateTime(new Date(theirs.recordedAt), this.timeZone());
    return { revision: String(theirs.revision), by: theirs.recordedBy ?? '', at, reason: theirs.reason ?? '' };
  });
  protected readonly saved = computed(() => {
    const seen = this.draft.seen();
    if (seen === undefined || seen.recordedAt === null) return undefined;
    const at = this.numbers.dateTime(new Date(seen.recordedAt), this.timeZone());
    return { revision: String(seen.revision), by: seen.recordedBy ?? '', at };
  });

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const warn = (event: BeforeUnloadEvent): void => {
      if (this.draft.isChanged()) event.preventDefault();
    };
    window?.addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', warn));
    effect(() => {
      const rules = this.answer.value()?.attributionRules;
      // Who it is may be known later than the rules.
      this.draft.whose();
      if (rules !== undefined && rules !== null) untracked(() => this.draft.tellInForce(rules));
    });
    let isFollowed = false;
    effect(() => {
      if (this.draft.seen() === undefined || isFollowed) return;
      isFollowed = true;
      untracked(() => this.followAddress());
    });
  }

  protected issueOf(field: string): string {
    return this.issues().find((issue) => issue.field === field)?.message ?? '';
  }

  protected add(): void {
    void this.write(EMPTY_RULE);
  }

  protected duplicate(rule: Rule): void {
    const name = this.translate()('copyOf', { name: rule.name });
    void this.write({ ...rule, name, id: idFrom(name, this.ids()) });
  }

  protected async edit(place: number): Promise<void> {
    const rule = this.draft.rules()[place];
    if (rule === undefined) return;
    const takenIds = new Set([...this.ids()].filter((id) => id !== rule.id));
    const written = await openRuleDialog(this.dialogs, { rule, isNew: false, takenIds });
    if (written !== undefined) this.change(this.draft.rules().map((one) => (one.id === rule.id ? written : one)));
  }

  protected move(place: number, by: number): void {
    const to = Math.min(Math.max(0, place + by), this.draft.rules().length - 1);
    this.change(moved(this.draft.rules(), place, to));
  }

  /** To the place that was typed, or as near as there is one; what is no number moves nothing. */
  protected moveTo(place: number, typed: HTMLInputElement): void {
    const wanted = Math.round(typed.valueAsNumber);
    const last = this.draft.rules().length;
    const to = Number.isNaN(wanted) ? place : Math.min(Math.max(1, wanted), last) - 1;
    typed.value = String(to + 1);
    if (to !== place) this.change(moved(this.draft.rules(), place, to));
  }

  protected remove(place: number): void {
    const before = this.draft.rules();
    const rule = before[place];
    if (rule === undefined) return;
    this.change(before.filter((_, index) => index !== place));
    const text = this.translate()('removed', { name: rule.name });
    this.toasts.show({
      text,
      undo: () => this.change([...this.draft.rules().slice(0, place), rule, ...this.draft.rules().slice(place)]),
    });
  }

  protected restore(version: RuleSetFieldsFragment): void {
    const before = this.draft.rules();
    this.change(version.rules);
    this.reason.set(this.translate()('history.restoreReason', { revision: String(version.revision) }));
    const text = this.translate()('history.restored', { revision: String(version.revision) });
    this.toasts.show({ text, undo: () => this.change(before) });
  }

  /** Theirs instead of the draft, which can be had back, to be saved over theirs. */
  protected takeTheirs(): void {
    const before = this.draft.rules();
    this.draft.takeTheirs();
    this.toasts.show({ text: this.translate()('theirs.taken'), undo: () => this.change(before) });
  }

  protected discard(): void {
    const before = this.draft.rules();
    this.draft.discard();
    this.toasts.show({ text: this.translate()('discarded'), undo: () => this.change(before) });
  }

  protected async preview(): Promise<void> {
    if (this.isWorking()) return;
    this.begin();
    const rules = this.draft.rules();
    const { from, to } = resolveRange(this.range(), this.timeZone(), this.present.now());
    const asked = await this.ask({
      input: { from: from.toISOString(), to: to.toISOString(), rules: rules.map(inputOf), reason: this.reason() },
    });
    this.isWorking.set(false);
    if (!asked.done) return this.failure.set(asked.failure);
    const outcome = asked.data.previewAttributionRules;
    if (outcome.__typename === 'InvalidAttributionRules') return this.issues.set(outcome.issues);
    this.draft.tellPreview({ id: outcome.reratingId, rules });
    await this.navigate({ preview: outcome.reratingId });
  }

  /** @returns whether the rules in view are in force now */
  protected async saveIt(): Promise<boolean> {
    if (this.isWorking()) return false;
    this.begin();
    const rules = this.draft.rules();
    const expectedRevision = this.draft.seen()?.revision ?? 0;
    const sent = await this.save({ input: { expectedRevision, rules: rules.map(inputOf), reason: this.reason() } });
    this.isWorking.set(false);
    if (!sent.done) {
      this.failure.set(sent.failure);
      return false;
    }
    const outcome = sent.data.saveAttributionRules;
    if (outcome.__typename === 'InvalidAttributionRules') {
      this.issues.set(outcome.issues);
      return false;
    }
    if (outcome.__typename === 'AttributionRulesChanged') {
      this.draft.tellTheirs(outcome.current);
      return false;
    }
    this.reason.set('');
    const preview = this.draft.preview();
    const isOfThese = preview !== undefined && !this.draft.isPreviewOld();
    this.draft.saved(outcome);
    if (isOfThese) this.draft.tellPreview({ id: preview.id, rules: outcome.rules });
    this.toasts.show({ text: this.translate()('saved', { revision: String(outcome.revision) }) });
    return true;
  }

  protected async saveAndApply(): Promise<void> {
    if (await this.saveIt()) await this.reattribution()?.applyIt();
  }

  protected openPreview(id: string): void {
    void this.navigate({ preview: id });
  }

  /** What was applied is owned otherwise now. */
  protected followPreview(state: string): void {
    this.previewState.set(state);
    if (state === 'DONE') this.uses.reload();
  }

  protected closePreview(): void {
    this.draft.tellPreview(undefined);
    void this.navigate({ preview: null });
  }

  private begin(): void {
    this.isWorking.set(true);
    this.issues.set([]);
    this.failure.set(undefined);
  }

  private change(rules: readonly Rule[]): void {
    this.marked.set(undefined);
    this.draft.change(rules);
  }

  private ids(): ReadonlySet<string> {
    return new Set(this.draft.rules().map(({ id }) => id));
  }

  private async write(rule: Rule): Promise<void> {
    const id = rule.id === '' && rule.name !== '' ? idFrom(rule.name, this.ids()) : rule.id;
    const written = await openRuleDialog(this.dialogs, { rule: { ...rule, id }, isNew: true, takenIds: this.ids() });
    if (written !== undefined) this.change(withNew(this.draft.rules(), written));
  }

  /** Another page proposes a new rule, or leads to one that is there. */
  private followAddress(): void {
    const params = this.params();
    const given = givenRule(params);
    const place = this.draft.rules().findIndex(({ id }) => id === params.get('rule'));
    if (given !== undefined && this.access.may('ATTRIBUTION_CHANGE')) void this.write({ ...EMPTY_RULE, ...given });
    else if (place >= 0) {
      this.marked.set(place);
      this.shownCount.update((count) => Math.max(count, place + 1));
    }
    if (given !== undefined) void this.navigate({ new: null, when: null, owner: null, name: null, since: null });
  }

  private navigate(queryParams: Readonly<Record<string, string | null>>): Promise<boolean> {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  private daysOf({ from, until }: Rule): string {
    const translate = this.translate();
    const day = (text: string) => this.numbers.date(new Date(`${text}T00:00:00Z`), 'UTC');
    if (from !== null && until !== null) return translate('days.between', { from: day(from), until: day(until) });
    if (from !== null) return translate('days.since', { from: day(from) });
    return until === null ? '' : translate('days.until', { until: day(until) });
  }

  /** `rules.3.conditions.0.values` is `4. The shop, conditions.0.values` to a person. */
  private placeText(field: string): string {
    const [, place, rest] = /^rules\.(\d+)\.?(.*)$/.exec(field) ?? [];
    if (place === undefined) return field;
    return `${Number(place) + 1}. ${this.draft.rules()[Number(place)]?.name ?? ''} ${rest ?? ''}`;
  }
}
