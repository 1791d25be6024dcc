import { kafkaForTests } from './index';

describe('kafkaForTests', () => {
  const before = process.env['KAFKA_BROKERS'];
  afterEach(() => {
    if (before === undefined) delete process.env['KAFKA_BROKERS'];
    else process.env['KAFKA_BROKERS'] = before;
  });

  it('uses the brokers that KAFKA_BROKERS names', async () => {
    process.env['KAFKA_BROKERS'] = 'a:9092, b:9092';
    expect(await kafkaForTests()).toMatchObject({ available: true, brokers: ['a:9092', 'b:9092'] });
  });

  it('says why Kafka cannot be had where there is no Java', async () => {
    delete process.env['KAFKA_BROKERS'];
    const { PATH, JAVA_HOME } = process.env;
    process.env['PATH'] = '/nowhere';
    delete process.env['JAVA_HOME'];
    try {
      const kafka = await kafkaForTests();
      expect(kafka).toEqual({ available: false, reason: 'Java was not found; Apache Kafka needs Java 17' });
    } finally {
      process.env['PATH'] = PATH;
      if (JAVA_HOME !== undefined) process.env['JAVA_HOME'] = JAVA_HOME;
    }
  });
});
