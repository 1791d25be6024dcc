import { inject, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '@tokenledger/shared/ui';

import type { ViewDimension } from '../view/view-address';
import type { Measure } from './explore-address';

/** The page's texts for what is no template: headings, names of groups and files. */
export interface Words {
  /** A text of the page by its key; follows the language where it is read in a signal's computation. */
  say(key: string, values?: Readonly<Record<string, string>>): string;
  /** A dimension's name within a sentence. */
  dimension(dimension: ViewDimension): string;
  /** The same where it begins a line: a column's heading. */
  heading(dimension: ViewDimension): string;
  /** Several things as the language lists them: `team, project and model`. */
  list(texts: readonly string[]): string;
}

/** `Spend by team and model, USD`. */
export function measureTitle(
  words: Words,
  measure: Measure,
  currency: string,
  dimensions: readonly ViewDimension[],
): string {
  if (dimensions.length === 0) return words.say(`measureIn.${measure}`, { currency });
  const names = words.list(dimensions.map((dimension) => words.dimension(dimension)));
  const isMoney = measure === 'cost' || measure === 'costPerMillion';
  const values = { measure: words.say(`measure.${measure}`), names, currency };
  return words.say(isMoney ? 'measureByIn' : 'measureBy', values);
}

@Service()
export class ExploreWords implements Words {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);

  say(key: string, values?: Readonly<Record<string, string>>): string {
    this.language.tag();
    return this.texts.translate<string>(`metering.explore.${key}`, values);
  }

  dimension(dimension: ViewDimension): string {
    this.language.tag();
    return this.texts.translate<string>(`metering.dimension.${dimension}`);
  }

  heading(dimension: ViewDimension): string {
    const [first = '', ...others] = this.dimension(dimension);
    return first.toLocaleUpperCase(this.language.locale()) + others.join('');
  }

  list(texts: readonly string[]): string {
    return new Intl.ListFormat(this.language.locale(), { type: 'conjunction' }).format(texts);
  }
}
