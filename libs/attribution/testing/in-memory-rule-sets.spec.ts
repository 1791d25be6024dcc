import { InMemoryRuleSets } from './in-memory-rule-sets';
import { itKeepsTheRuleSetsContract } from './rule-sets-contract';

itKeepsTheRuleSetsContract(() => Promise.resolve(new InMemoryRuleSets()));
