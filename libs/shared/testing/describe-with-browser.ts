import { findChromium } from '@tokenledger/shared/config';

import { describeWhereAvailable } from './describe-where-available';

/**
 * Tests in a real Chromium. Where there is none they are skipped with the reason; under `CI=true` they fail. Only in
 * `x.browser.spec.ts`.
 */
export function describeWithBrowser(name: string, body: (executablePath: string) => void): void {
  const browser = findChromium();
  describeWhereAvailable(name, 'Chromium', browser, () => body(browser.available ? browser.executablePath : ''));
}
