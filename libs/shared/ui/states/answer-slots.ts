import { Directive, inject, input, TemplateRef } from '@angular/core';

import type { AnswerState } from './answer-state';

export interface ContentContext<Data> {
  readonly $implicit: Data;
}

/** What `tl-answer` shows of an answer that has come, typed by it: `<ng-container *tlContent="let report of spend">`. */
@Directive({ selector: '[tlContent]' })
export class AnswerContent<Data> {
  readonly template = inject<TemplateRef<ContentContext<Data>>>(TemplateRef);
  /** The answer that `tl-answer` was given. Read by the compiler alone, for the type of what the template gets. */
  readonly tlContentOf = input.required<AnswerState<Data>>();

  static ngTemplateContextGuard<Data>(
    _slot: AnswerContent<Data>,
    _context: unknown,
  ): _context is ContentContext<NonNullable<Data>> {
    return true;
  }
}

/** What stands there before the first answer, in its layout: `<ng-template tlWaiting>`. */
@Directive({ selector: '[tlWaiting]' })
export class AnswerWaiting {
  readonly template = inject<TemplateRef<unknown>>(TemplateRef);
}

/** What stands there where the answer is that there is nothing: `<ng-template tlNothing>`. */
@Directive({ selector: '[tlNothing]' })
export class AnswerNothing {
  readonly template = inject<TemplateRef<unknown>>(TemplateRef);
}
