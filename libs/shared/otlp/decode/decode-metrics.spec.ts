import { encodeWithOracle } from '../testing/otlp-oracle';
import { decodeMetrics } from './decode-metrics';

const TIMES = { startTimeUnixNano: '1763900000000000000', timeUnixNano: '1763900060000000000' };
const ATTRIBUTES = [{ key: 'gen_ai.token.type', value: { stringValue: 'input' } }];
const EXEMPLARS = [{ asDouble: 1, filteredAttributes: [{ key: 'prompt', value: { stringValue: 'x' } }] }];

const decodeOne = (data: object) =>
  decodeMetrics(
    encodeWithOracle('metrics', {
      resourceMetrics: [
        { scopeMetrics: [{ metrics: [{ name: 'tokens', unit: '{token}', description: 'd', ...data }] }] },
      ],
    }),
  );

describe('decodeMetrics', () => {
  it.each([
    [
      'a sum of integers',
      {
        sum: {
          aggregationTemporality: 1,
          isMonotonic: true,
          dataPoints: [{ ...TIMES, asInt: '-5', attributes: ATTRIBUTES }],
        },
      },
      { temporality: 1, value: -5, count: undefined },
    ],
    [
      'a sum beyond safe integers',
      {
        sum: {
          aggregationTemporality: 2,
          dataPoints: [{ ...TIMES, asInt: '9223372036854775807', attributes: ATTRIBUTES }],
        },
      },
      { temporality: 2, value: 9_223_372_036_854_775_807n, count: undefined },
    ],
    [
      'a gauge',
      { gauge: { dataPoints: [{ ...TIMES, asDouble: 0.25, attributes: ATTRIBUTES, exemplars: EXEMPLARS }] } },
      { temporality: 0, value: 0.25, count: undefined },
    ],
    [
      'a gauge without a value',
      { gauge: { dataPoints: [{ ...TIMES, asDouble: 0, flags: 1, attributes: ATTRIBUTES }] } },
      { temporality: 0, value: undefined, count: undefined },
    ],
    [
      'a histogram',
      {
        histogram: {
          aggregationTemporality: 2,
          dataPoints: [
            {
              ...TIMES,
              count: '3',
              sum: 42,
              bucketCounts: ['1', '2'],
              explicitBounds: [10],
              min: 1,
              max: 40,
              attributes: ATTRIBUTES,
              exemplars: EXEMPLARS,
            },
          ],
        },
      },
      { temporality: 2, value: 42, count: 3 },
    ],
    [
      'a histogram without a sum',
      { histogram: { aggregationTemporality: 1, dataPoints: [{ ...TIMES, count: '3', attributes: ATTRIBUTES }] } },
      { temporality: 1, value: undefined, count: 3 },
    ],
    [
      'an exponential histogram',
      {
        exponentialHistogram: {
          aggregationTemporality: 1,
          dataPoints: [
            {
              ...TIMES,
              count: '4',
              sum: 8.5,
              scale: -3,
              zeroCount: '1',
              positive: { offset: 1, bucketCounts: ['3'] },
              attributes: ATTRIBUTES,
            },
          ],
        },
      },
      { temporality: 1, value: 8.5, count: 4 },
    ],
    [
      'a summary',
      {
        summary: {
          dataPoints: [
            { ...TIMES, count: '2', sum: 3, quantileValues: [{ quantile: 0.5, value: 1 }], attributes: ATTRIBUTES },
          ],
        },
      },
      { temporality: 0, value: 3, count: 2 },
    ],
  ])('reads %s', (_kind, data, expected) => {
    expect(decodeOne(data)).toEqual([
      {
        signal: 'metric',
        origin: { resource: new Map(), scope: { name: '', version: '', attributes: new Map() } },
        metricName: 'tokens',
        unit: '{token}',
        startedAtUs: 1_763_900_000_000_000,
        endedAtUs: 1_763_900_060_000_000,
        attributes: new Map([['gen_ai.token.type', 'input']]),
        ...expected,
      },
    ]);
  });
});
