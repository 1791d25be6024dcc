import { callReaderContract } from './call-reader-contract';
import { dimensionValuesContract } from './dimension-values-contract';
import { InMemoryCalls } from './in-memory-calls';
import { InMemoryDimensionValues } from './in-memory-dimension-values';
import { InMemoryUnpricedModels } from './in-memory-unpriced-models';
import { unpricedModelsContract } from './unpriced-models-contract';

describe('InMemoryCalls', () => {
  callReaderContract(() => {
    const calls = new InMemoryCalls();
    return Promise.resolve({ calls, add: (rows) => Promise.resolve(calls.add(...rows)) });
  });
});

describe('InMemoryDimensionValues', () => {
  dimensionValuesContract(() => {
    const dimensionValues = new InMemoryDimensionValues();
    return Promise.resolve({ dimensionValues, add: (rows) => Promise.resolve(dimensionValues.add(...rows)) });
  });
});

describe('InMemoryUnpricedModels', () => {
  unpricedModelsContract(() => {
    const unpriced = new InMemoryUnpricedModels();
    return Promise.resolve({ unpriced, add: (rows) => Promise.resolve(unpriced.add(...rows)) });
  });
});
