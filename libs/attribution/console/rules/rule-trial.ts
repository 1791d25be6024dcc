import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, questionApi } from '@tokenledger/shared/console-api';
import { Banner, FailureNote, translator } from '@tokenledger/shared/ui';

import { TryAttributionRulesDocument, type TryAttributionRulesQuery } from '../operations';
import { givenValues } from './rule-address';
import { ATTRIBUTE_SUBJECT, inputOf } from './rule-form';
import { attributeIn, attributeSubject, conditionText, ownersOf, type Rule, SUBJECTS } from './rule-words';

type Trial = Extract<TryAttributionRulesQuery['tryAttributionRules'], { readonly __typename: 'AttributionTrial' }>;

interface Line {
  readonly subject: string;
  readonly attribute: string;
  /** Several with semicolons between them, of an attribute that is a list. */
  readonly value: string;
}

const EMPTY_LINE: Line = { subject: 'service', attribute: '', value: '' };

/** Asks the rules in view, saved or not, about a call that somebody thinks of. */
@Component({
  selector: 'tl-rule-trial',
  imports: [Banner, FailureNote, TranslocoDirective],
  templateUrl: './rule-trial.html',
  styleUrl: './rule-trial.css',
})
export class RuleTrial {
  private readonly translate = translator('attribution.rules');
  private readonly ask = questionApi(TryAttributionRulesDocument);
  private readonly given = givenValues(inject(ActivatedRoute).snapshot.queryParamMap);

  readonly rules = input.required<readonly Rule[]>();
  /** Place of the rule that takes the call; undefined where none does. */
  readonly found = output<number | undefined>();

  protected readonly subjects = [...SUBJECTS, ATTRIBUTE_SUBJECT];
  protected readonly isGiven = this.given.length > 0;
  protected readonly lines = signal<readonly Line[]>(
    this.isGiven ? this.given.map(({ subject, value }) => toLine(subject, value)) : [EMPTY_LINE],
  );
  protected readonly isWorking = signal(false);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly issues = signal<readonly { readonly field: string; readonly message: string }[]>([]);
  private readonly tried = signal<{ readonly trial: Trial; readonly rules: readonly Rule[] } | undefined>(undefined);
  /** Of the rules in view; of others it would mislead. */
  protected readonly trial = computed(() => {
    const tried = this.tried();
    return tried?.rules === this.rules() ? tried.trial : undefined;
  });
  protected readonly taker = computed(() => {
    const place = this.trial()?.place;
    return place === null || place === undefined ? undefined : this.rules()[place];
  });
  protected readonly owner = computed(() => {
    const [trial, translate] = [this.trial(), this.translate()];
    if (trial === undefined) return '';
    return ownersOf(trial)
      .map(({ level, name }) => translate('ownerAs', { level: translate('levels.' + level), name }))
      .join(', ');
  });
  protected readonly passed = computed(() => {
    const [translate, rules] = [this.translate(), this.rules()];
    return (this.trial()?.passed ?? []).map(({ place, id, why, condition }) => {
      const rule = rules[place];
      const asked = condition === null ? undefined : rule?.conditions[condition];
      const text = translate('trial.why.' + why, {
        condition: asked === undefined ? '' : conditionText(asked, translate),
      });
      return { place, name: rule?.name ?? id, text };
    });
  });

  protected write(place: number, part: Partial<Line>): void {
    this.lines.update((lines) => lines.map((line, index) => (index === place ? { ...line, ...part } : line)));
  }

  protected add(): void {
    this.lines.update((lines) => [...lines, EMPTY_LINE]);
  }

  protected remove(place: number): void {
    this.lines.update((lines) => lines.filter((_, index) => index !== place));
  }

  protected async run(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.isWorking()) return;
    const rules = this.rules();
    this.failure.set(undefined);
    this.issues.set([]);
    this.isWorking.set(true);
    const asked = await this.ask({ input: { rules: rules.map(inputOf), values: valuesOf(this.lines()) } });
    this.isWorking.set(false);
    if (!asked.done) return this.failure.set(asked.failure);
    const outcome = asked.data.tryAttributionRules;
    if (outcome.__typename === 'InvalidAttributionRules') return this.issues.set(outcome.issues);
    this.tried.set({ trial: outcome, rules });
    this.found.emit(outcome.place ?? undefined);
  }
}

function toLine(subject: string, value: string): Line {
  const attribute = attributeIn(subject);
  return attribute === undefined ? { subject, attribute: '', value } : { subject: ATTRIBUTE_SUBJECT, attribute, value };
}

function valuesOf(lines: readonly Line[]) {
  return lines
    .filter(({ value }) => value.trim() !== '')
    .map(({ subject, attribute, value }) => {
      if (subject !== ATTRIBUTE_SUBJECT) return { subject, values: [value.trim()] };
      const values = value.split(';').map((one) => one.trim());
      return { subject: attributeSubject(attribute.trim()), values: values.filter((one) => one !== '') };
    });
}
