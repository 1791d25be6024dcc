import { InjectionToken } from '@angular/core';
import { type Clock, systemClock } from '@tokenledger/shared/time';

/** Where components take the present from; tests and demonstrations provide a clock of their own. */
export const PRESENT = new InjectionToken<Clock>('present', { factory: () => systemClock });
