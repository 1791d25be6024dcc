import { murmur2, partitionOfKey } from './partition-of-key';

describe('the partition of a key', () => {
  // Expected values are those of Apache Kafka's own test, UtilsTest.testMurmur2.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as Java does', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });

  it('is positive also for a negative hash', () => {
    // (-973932308 & 0x7fffffff) = 1173551340; 1173551340 mod 7 = 5
    expect(partitionOfKey(Buffer.from('21'), 7)).toBe(1173551340 % 7);
  });
});
