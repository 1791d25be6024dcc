import { SetMetadata } from '@nestjs/common';

export const TAKES_LONGER = 'tokenledger:takes-longer';

/**
 * A route that may take several times as long as any other before its client is told that there is no answer: a file of
 * 100,000 lines is written in one transaction, and whoever was told too soon would send it again.
 */
export const TakesLonger = (times: number): MethodDecorator => SetMetadata(TAKES_LONGER, times);
